import { z } from '@hono/zod-openapi'
import type { Position } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { range, statementRefs } from '../schemas/basics.js'
import { page } from '../schemas/query.js'

const position: z.ZodType<Position> = z
  .object({
    actor: z.string(),
    towards: z.union([z.object({ actor: z.string() }), z.object({ issue: z.string() })]),
    series: z.array(z.object({ ...range, value: z.number(), statements: statementRefs })).readonly(),
    turns: z.array(z.object({ before: z.int(), after: z.int(), from: z.number(), to: z.number() })).readonly(),
  })
  .openapi('Position')

const list = reading({
  path: '/positions',
  summary: 'Where an actor stands towards others and on issues, over time, with its turns',
  tag: 'positions',
  query: z.object({
    actor: z.string().openapi({ description: 'actor id' }),
    towards: z
      .string()
      .optional()
      .openapi({ description: 'an actor’s id or an issue; without it, those most spoken of' }),
    story: z.string().optional(),
    ...page,
  }),
  params: nothing,
  gives: z.object({ positions: z.array(position) }),
})

/** How a position moved. */
export const positions = (record: OnRecord) =>
  router().openapi(list, async (c) => {
    const flow = await import('@onrecord/flow')
    const { actor, towards, story, limit, offset } = c.req.valid('query')
    const query = { actor, ...(towards !== undefined && { towards }), ...(story !== undefined && { story }) }
    const found = await flow.positions(record, await flow.materialsOf(record), query)
    return c.json({ positions: found.slice(offset, offset + limit) }, 200)
  })
