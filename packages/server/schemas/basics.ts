import { z } from '@hono/zod-openapi'
import {
  ACTOR_TYPES,
  ACTS,
  CONDITION_FORMS,
  type Decided,
  EVENT_TYPES,
  FATES,
  type Fate,
  STATEMENT_KINDS,
} from '@onrecord/format'

/** An offset in UTF-16 code units of an article's text. */
const offset = z.int().min(0)
export const span = z.object({ start: offset, end: offset }).openapi('Span')
export const spans = z.array(span).readonly()
export const day = z.iso.date().openapi({ example: '2024-10-24' })
export const range = { from: day.nullable(), to: day.nullable() }
export const strings = z.array(z.string()).readonly()

export const why = z
  .object({ rule: z.string().optional(), score: z.number().optional(), spans: spans.optional() })
  .optional()

const decidedBy: z.ZodType<Decided> = z
  .object({ how: z.enum(['confirmed', 'corrected', 'added']), by: z.string(), at: z.string(), decisions: strings })
  .openapi('Decided')
export const decided = decidedBy.optional()
const fateBy: z.ZodType<Fate> = z
  .object({ state: z.enum(FATES), by: z.string(), at: z.string(), decision: z.string() })
  .openapi('Fate')
export const fate = fateBy.optional()

export const published = z
  .object({ ...range, basis: z.enum(['given', 'text', 'unknown']), evidence: spans, why })
  .openapi('Published')

const reason = z
  .object({
    rule: z.string(),
    score: z.number(),
    evidence: z
      .array(z.object({ article: z.string(), spans }))
      .readonly()
      .optional(),
  })
  .openapi('Reason')
export const reasons = z.array(reason).readonly()

export const statementRef = z
  .object({ article: z.string(), id: z.string().optional(), content: spans })
  .openapi('StatementRef')
export const statementRefs = z.array(statementRef).readonly()

export const act = z.enum(ACTS)
export const statementKind = z.enum(STATEMENT_KINDS)
export const actorType = z.enum(ACTOR_TYPES)
export const eventType = z.enum(EVENT_TYPES)
export const conditionForm = z.enum(CONDITION_FORMS)
