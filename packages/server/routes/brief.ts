import { z } from '@hono/zod-openapi'
import { brief as ask, type OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { nothing, reading, router } from '../route.js'
import { brief as gives } from '../schemas/lines.js'

const one = reading({
  path: '/brief',
  summary: 'Where things stand, what changed last, what is open, where reports disagree; every line with its evidence',
  tag: 'brief',
  query: z.object({
    story: z.string().optional().openapi({ description: 'a story’s id; without it, the whole record' }),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  params: nothing,
  gives,
})

/** Where a matter stands. */
export const brief = (record: OnRecord) =>
  router().openapi(one, async (c) => {
    const query = c.req.valid('query')
    return c.json(
      found(await ask(record, query), `No story has the id “${query.story}”; /api/stories lists them.`),
      200,
    )
  })
