import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { kept } from '../kept.js'
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
    const digest = await record.wovenState()
    const counts = await record.counts()
    const outlets = (await kept(record, 'outlets', () => record.outlets())).map((o) => o.outlet)
    return c.json({ where: record.where, woven: digest.articles === digest.woven, counts, outlets }, 200)
  })
