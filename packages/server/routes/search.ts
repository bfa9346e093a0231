import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { day } from '../schemas/basics.js'
import { page } from '../schemas/query.js'
import { searchHit } from '../schemas/rows.js'

/** What passages are chosen by, beside their words. */
export const searchFilters = { outlet: z.string().optional(), from: day.optional(), to: day.optional() }

const list = reading({
  path: '/search',
  summary: 'Words and phrases in the articles, with the places they stand at',
  tag: 'search',
  query: z.object({
    q: z.string().default('').openapi({ description: 'words; a phrase in quotation marks' }),
    ...searchFilters,
    ...page,
  }),
  params: nothing,
  gives: z.object({ hits: z.array(searchHit) }),
})

/** Full-text search. Without words there are no hits. */
export const search = (record: OnRecord) =>
  router().openapi(list, async (c) => {
    const { q, ...query } = c.req.valid('query')
    return c.json({ hits: q.trim() === '' ? [] : await record.search(q, query) }, 200)
  })
