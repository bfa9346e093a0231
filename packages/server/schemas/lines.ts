import { z } from '@hono/zod-openapi'
import { OCCASION_KINDS } from '@onrecord/format'
import type { ActorName, Brief, Comparison, TimelineLine } from '@onrecord/record'
import type { CourseEntry } from '../course/types.js'
import { copy, difference, occasion, story, utterance } from './across.js'
import { range, strings } from './basics.js'
import { articleRow, conditionRow, eventRow, quote, statementRow } from './rows.js'

const line = { when: z.object(range), quotes: z.array(quote).readonly() }

const actorName: z.ZodType<ActorName> = z.object({ id: z.string(), name: z.string() }).openapi('ActorName')

export const statementLine = z
  .object({ kind: z.literal('statement'), ...line, statement: statementRow, reports: z.int() })
  .openapi('StatementLine')
const conditionLine = z
  .object({ kind: z.literal('condition'), ...line, condition: conditionRow })
  .openapi('ConditionLine')
const occasionLine = z
  .object({ kind: z.literal('occasion'), ...line, occasion, actors: z.array(actorName).readonly() })
  .openapi('OccasionLine')
export const differenceLine = z
  .object({ kind: z.literal('difference'), ...line, difference, occasion: occasion.nullable() })
  .openapi('DifferenceLine')
const eventLine = z.object({ kind: z.literal('event'), ...line, event: eventRow }).openapi('EventLine')

export const brief: z.ZodType<Brief & { readonly total: number }> = z
  .object({
    story: story.nullable(),
    total: z.int().openapi({ description: 'articles it rests on' }),
    articles: z.array(articleRow).readonly().openapi({ description: 'those it quotes' }),
    outlets: strings,
    ...range,
    stands: z.array(statementLine).readonly(),
    changed: z.array(z.union([occasionLine, statementLine, eventLine])).readonly(),
    open: z.array(conditionLine).readonly(),
    disagree: z.array(differenceLine).readonly(),
  })
  .openapi('Brief')

export const timelineLine: z.ZodType<TimelineLine> = z.union([statementLine, eventLine, occasionLine])

export const comparison: z.ZodType<Comparison> = z
  .object({
    a: articleRow,
    b: articleRow,
    occasions: z.array(occasion).readonly(),
    copies: z.array(copy).readonly(),
    both: z
      .array(
        z.object({
          utterance,
          a: z.array(statementRow).readonly(),
          b: z.array(statementRow).readonly(),
        }),
      )
      .readonly(),
    onlyA: z.array(statementRow).readonly(),
    onlyB: z.array(statementRow).readonly(),
    differences: z.array(differenceLine).readonly(),
  })
  .openapi('Comparison')

export const courseEntry: z.ZodType<CourseEntry> = z
  .object({
    id: z.string(),
    kind: z.enum([...OCCASION_KINDS, 'article']),
    title: z.string().nullable(),
    article: z.string().nullable(),
    ...range,
    basis: z.enum(['given', 'text', 'unknown']),
    sources: z.array(z.object({ article: z.string(), outlet: z.string().nullable() })).readonly(),
    count: z.int(),
    statements: z.array(statementRow).readonly(),
  })
  .openapi('CourseEntry')
