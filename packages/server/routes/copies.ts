import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { copy } from '../schemas/across.js'

const list = reading({
  path: '/copies',
  summary: 'Articles that repeat another’s text',
  tag: 'copies',
  query: z.object({
    article: z.string().optional().openapi({ description: 'those that name this article' }),
    limit: z.coerce.number().int().min(1).max(5000).default(1000),
  }),
  params: nothing,
  gives: z.object({ copies: z.array(copy) }),
})

/** Agency copy and syndication. */
export const copies = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ copies: await record.copies(c.req.valid('query')) }, 200))
