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
 * Defines `GET path`: what it takes (query, and the parameters of its path) and what it gives. What goes wrong is
 * answered as a problem.
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

/** Defines `POST path`: what it takes as JSON and what it gives. Only decisions are written. */
export const writing = <P extends string, A extends Params, B extends z.ZodType, R extends z.ZodType>(definition: {
  readonly path: P
  readonly summary: string
  readonly tag: string
  readonly params: A
  readonly takes: B
  readonly gives: R
}) =>
  createRoute({
    method: 'post',
    path: definition.path,
    summary: definition.summary,
    tags: [definition.tag],
    request: {
      params: definition.params,
      body: { required: true, content: { 'application/json': { schema: definition.takes } } },
    },
    responses: {
      200: { description: definition.summary, content: { 'application/json': { schema: definition.gives } } },
      400: problemContent('What was sent is not what it should be'),
      403: problemContent('It was not sent by this server’s page or a program on this machine'),
      404: problemContent('It names something that is not on record'),
      415: problemContent('It was not sent as JSON'),
    },
  })

export const nothing = z.object({})

/** A router whose refused parameters are answered as a problem that names each of them. */
export const router = () =>
  new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return
      const what = result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')
      return problem(c, 400, `Check ${result.target === 'json' ? 'what was sent' : 'the address'}: ${what}.`)
    },
  })
