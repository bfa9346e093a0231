import { z } from '@hono/zod-openapi'
import {
  type Copy,
  DIFFERENCE_KINDS,
  type Difference,
  OCCASION_KINDS,
  type Occasion,
  type Story,
  type Utterance,
} from '@onrecord/format'
import { decided, range, reasons, spans, statementRefs, strings } from './basics.js'

export const occasion: z.ZodType<Occasion> = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(OCCASION_KINDS),
    place: z.string().nullable(),
    ...range,
    actors: strings,
    articles: strings,
    statements: statementRefs,
    score: z.number(),
    why: reasons,
    decided,
  })
  .openapi('Occasion')

export const difference: z.ZodType<Difference> = z
  .object({
    id: z.string(),
    kind: z.enum(DIFFERENCE_KINDS),
    occasion: z.string().nullable(),
    articles: strings,
    statements: statementRefs,
    spans: z.array(z.object({ article: z.string(), spans })).readonly(),
    rank: z.number(),
    why: reasons,
  })
  .openapi('Difference')

export const utterance: z.ZodType<Utterance> = z
  .object({
    id: z.string(),
    speaker: z.string().nullable(),
    ...range,
    statements: statementRefs,
    score: z.number(),
    why: reasons,
    decided,
  })
  .openapi('Utterance')

export const copy: z.ZodType<Copy> = z
  .object({
    id: z.string(),
    article: z.string(),
    original: z.string(),
    share: z.number(),
    kind: z.enum(['full', 'partial']),
    wire: z.string().nullable(),
    why: reasons,
    decided,
  })
  .openapi('Copy')

export const story: z.ZodType<Story> = z
  .object({ id: z.string(), name: z.string(), articles: strings, ...range, actors: strings, decided })
  .openapi('Story')
