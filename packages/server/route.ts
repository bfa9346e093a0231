import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { problem } from './problem.js'

const problemSchema = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .openapi('Problem')

const problemContent = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

type Query = z.ZodObject
type Params = z.ZodObject

/**
 * Defines `GET path`: what it takes (query, and the parameters of its path) and what it gives. Every route of the API
 * is a reading; what goes wrong is answered as a problem.
 */
export const reading = <P extends string, Q extends Query, A extends Params, R extends z.ZodType>(definition: {
  readonly path: P
  readonly summary: string
  readonly tag: string
  readonly query: Q
  readonly params: A
  readonly gives: R
}) =>
  createRoute({
    method: 'get',
    path: definition.path,
    summary: definition.summary,
    tags: [definition.tag],
    request: { query: definition.query, params: definition.params },
    responses: {
      200: { description: definition.summary, content: { 'application/json': { schema: definition.gives } } },
      400: problemContent('A parameter is not what it should be'),
      404: problemContent('There is no such thing on record'),
    },
  })

export const nothing = z.object({})

/** A router whose refused parameters are answered as a problem that names each of them. */
export const router = () =>
  new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return
      const what = result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')
      return problem(c, 400, `Check the address: ${what}.`)
    },
  })
