import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { story } from '../schemas/across.js'

const list = reading({
  path: '/stories',
  summary: 'Stories: articles about one developing matter, the latest first',
  tag: 'stories',
  query: z.object({
    article: z.string().optional().openapi({ description: 'those that hold this article' }),
    limit: z.coerce.number().int().min(1).max(5000).default(1000),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  params: nothing,
  gives: z.object({ total: z.int(), stories: z.array(story) }),
})

/** Developing matters. */
export const stories = (record: OnRecord) =>
  router().openapi(list, async (c) => {
    const query = c.req.valid('query')
    const stories = await record.stories({ ...query, order: 'latest' })
    return c.json({ total: query.article === undefined ? await record.countStories() : stories.length, stories }, 200)
  })
