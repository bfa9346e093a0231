import { z } from '@hono/zod-openapi'
import type { ActorShown } from '@onrecord/flow'
import { actorType, day, range, reasons, strings } from './basics.js'

const likeness = { id: z.string(), name: z.string(), score: z.number(), reason: z.string() }

const office = z
  .object({
    role: z.string(),
    of: z.string(),
    ofName: z.string(),
    ...range,
    note: z.string().optional().openapi({ description: 'the public record it rests on' }),
    held: z.boolean().openapi({ description: 'whether it was held on the day asked about' }),
  })
  .openapi('Office')

const there = z.object({
  article: z.string(),
  published: day.nullable(),
  mentions: z.int(),
  names: z
    .array(z.object({ text: z.string(), times: z.int(), score: z.number().nullable(), why: z.string() }))
    .readonly(),
})

/** Everything known and on record about one actor but what it said. */
export const actorShown: z.ZodType<ActorShown> = z
  .object({
    id: z.string(),
    name: z.string(),
    type: actorType,
    names: strings,
    of: z.object({ id: z.string(), name: z.string() }).nullable(),
    on: day,
    offices: z.array(office).readonly(),
    inArticles: z.int().openapi({ description: 'how many articles name it' }),
    articles: z
      .array(there)
      .readonly()
      .openapi({ description: 'the first of them in order of days, with what they call it' }),
    links: z
      .array(z.object({ ...likeness, articles: strings, why: reasons }))
      .readonly()
      .openapi({ description: 'names of other articles that are taken for this actor’s' }),
    alike: z.array(z.object(likeness)).readonly().openapi({ description: 'others on record who may be the same' }),
  })
  .openapi('Actor')
