import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { story } from '../schemas/across.js'

const list = reading({
  path: '/stories',
  summary: 'Stories: articles about one developing matter',
  tag: 'stories',
  query: nothing,
  params: nothing,
  gives: z.object({ stories: z.array(story) }),
})

/** Developing matters. */
export const stories = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ stories: await record.stories() }, 200))
