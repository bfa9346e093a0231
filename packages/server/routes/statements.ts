import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { act, day, statementKind } from '../schemas/basics.js'
import { MOST_COUNTED, more, page } from '../schemas/query.js'
import { statementRow } from '../schemas/rows.js'

/** What statements are chosen by. */
export const statementFilters = {
  by: z.string().optional().openapi({ description: 'actor id of the speaker' }),
  about: z.string().optional().openapi({ description: 'actor id of a target' }),
  from: day.optional(),
  to: day.optional(),
  act: act.optional(),
  outlet: z.string().optional(),
  kind: statementKind.optional(),
  article: z.string().optional(),
  story: z.string().optional(),
  words: z.string().optional().openapi({ description: 'words the content must hold' }),
}

const list = reading({
  path: '/statements',
  summary: 'Statements on record: by whom, about whom, when, in which words; in order of time',
  tag: 'statements',
  query: z.object({
    ...statementFilters,
    order: z.enum(['said', 'latest', 'place']).default('said'),
    ...page,
  }),
  params: nothing,
  gives: z.object({ total: z.int(), more, statements: z.array(statementRow) }),
})

/** Who said what. `total` counts all that match, whatever the page, as far as a list is counted. */
export const statements = (record: OnRecord) =>
  router().openapi(list, async (c) => {
    const query = c.req.valid('query')
    const [{ n, more }, rows] = await Promise.all([record.countSome(query, MOST_COUNTED), record.statements(query)])
    return c.json({ total: n, more, statements: rows }, 200)
  })
