import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { counts } from '../schemas/rows.js'

const one = reading({
  path: '/health',
  summary: 'Where the record is kept, how much it holds, and whether its links are up to date',
  tag: 'health',
  query: nothing,
  params: nothing,
  gives: z.object({
    where: z.string(),
    woven: z.boolean().openapi({ description: 'whether the links between articles are up to date' }),
    counts,
    outlets: z.array(z.string()),
  }),
})

/** What there is on record. */
export const health = (record: OnRecord) =>
  router().openapi(one, async (c) => {
    const [counts, digest, rows] = await Promise.all([
      record.counts(),
      record.wovenState(),
      record.articles({ limit: 5000 }),
    ])
    const outlets = [...new Set(rows.map((row) => row.outlet).filter((outlet) => outlet !== null))].sort()
    return c.json({ where: record.where, woven: digest.articles === digest.woven, counts, outlets }, 200)
  })
