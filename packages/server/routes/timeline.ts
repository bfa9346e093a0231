import { z } from '@hono/zod-openapi'
import { timeline as ask, type OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { day } from '../schemas/basics.js'
import { timelineLine } from '../schemas/lines.js'
import { page } from '../schemas/query.js'

const KINDS = ['statement', 'event', 'occasion'] as const

const list = reading({
  path: '/timeline',
  summary: 'Statements, events and occasions in order of date, each with its evidence',
  tag: 'timeline',
  query: z.object({
    actor: z.string().optional(),
    article: z.string().optional(),
    story: z.string().optional(),
    from: day.optional(),
    to: day.optional(),
    kinds: z
      .string()
      .transform((s) => s.split(','))
      .pipe(z.array(z.enum(KINDS)))
      .optional()
      .openapi({ type: 'string', description: `any of ${KINDS.join(', ')}, separated by commas` }),
    ...page,
  }),
  params: nothing,
  gives: z.object({ lines: z.array(timelineLine) }),
})

/** What happened and what was said, in order. */
export const timeline = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ lines: await ask(record, c.req.valid('query')) }, 200))
