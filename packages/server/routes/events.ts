import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { day, eventType } from '../schemas/basics.js'
import { page } from '../schemas/query.js'
import { eventRow } from '../schemas/rows.js'

const list = reading({
  path: '/events',
  summary: 'Events: who did what to whom, by PLOVER’s types',
  tag: 'events',
  query: z.object({
    actor: z.string().optional(),
    recipient: z.string().optional(),
    type: eventType.optional(),
    article: z.string().optional(),
    story: z.string().optional(),
    from: day.optional(),
    to: day.optional(),
    order: z.enum(['day', 'latest', 'place']).optional(),
    ...page,
  }),
  params: nothing,
  gives: z.object({ events: z.array(eventRow) }),
})

/** What happened, as the articles tell it. */
export const events = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ events: await record.events(c.req.valid('query')) }, 200))
