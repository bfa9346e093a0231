import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { difference } from '../schemas/across.js'
import { page, list as parts } from '../schemas/query.js'

const list = reading({
  path: '/differences',
  summary: 'Where reports of one occasion differ, the most telling first',
  tag: 'differences',
  query: z.object({
    occasion: z.string().optional(),
    articles: parts.optional().openapi({ type: 'string', description: 'names, separated by commas' }),
    ...page,
  }),
  params: nothing,
  gives: z.object({ differences: z.array(difference) }),
})

/** Only in one, other words, other numbers, other speakers, other framing, contradictions. */
export const differences = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ differences: await record.differences(c.req.valid('query')) }, 200))
