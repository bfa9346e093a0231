import { z } from 'zod'
import {
  ACTOR_TYPES,
  ACTS,
  BLOCK_KINDS,
  CONDITION_FORMS,
  EVENT_AUX,
  EVENT_TYPES,
  FORMAT,
  MENTION_FORMS,
  type ReadArticle,
  STATEMENT_KINDS,
} from './article.js'
import { FATES } from './decisions.js'

const offset = z.int().min(0)
const span = z.object({ start: offset, end: offset })
const spans = z.array(span).readonly()
const day = z.iso.date()
const range = { from: day.nullable(), to: day.nullable() }
const why = z.object({ rule: z.string().optional(), score: z.number().optional(), spans: spans.optional() }).optional()
const actorId = z.string().min(1)
const decided = z
  .object({
    how: z.enum(['confirmed', 'corrected', 'added']),
    by: z.string(),
    at: z.string(),
    decisions: z.array(z.string()).readonly(),
  })
  .optional()
const fate = z
  .object({
    state: z.enum(FATES),
    by: z.string(),
    at: z.string(),
    decision: z.string(),
  })
  .optional()

/** The shape of a read article. `validate` checks what a shape can't say. */
export const schema: z.ZodType<ReadArticle> = z.object({
  format: z.literal(FORMAT),
  name: z.string(),
  uri: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  byline: z.array(z.string()).readonly().nullable(),
  wire: z.string().nullable(),
  language: z.string(),
  published: z.object({ ...range, basis: z.enum(['given', 'text', 'unknown']), evidence: spans, why }),
  text: z.string(),
  blocks: z.array(span.extend({ kind: z.enum(BLOCK_KINDS) })).readonly(),
  actors: z
    .array(
      z.object({
        id: actorId,
        name: z.string(),
        type: z.enum(ACTOR_TYPES),
        mentions: z.array(span.extend({ form: z.enum(MENTION_FORMS), why })).readonly(),
        called: spans.optional(),
      }),
    )
    .readonly(),
  statements: z
    .array(
      z.object({
        id: z.string().min(1),
        source: spans,
        cue: spans,
        content: spans,
        kind: z.enum(STATEMENT_KINDS),
        speaker: actorId.nullable(),
        speakers: z.array(actorId).readonly(),
        addressee: actorId.nullable(),
        act: z.enum(ACTS),
        said: z.object({ ...range, why }),
        depth: z.int().min(0),
        negated: z.boolean(),
        confidence: z.number().min(0).max(1),
        targets: z.array(actorId).readonly(),
        decided,
        fate,
        why,
      }),
    )
    .readonly(),
  conditions: z
    .array(
      z.object({
        holder: actorId.nullable(),
        trigger: spans,
        consequence: spans,
        connective: spans,
        form: z.enum(CONDITION_FORMS),
        voice: z.enum(['speaker', 'reporter']),
        statement: z.string().nullable(),
        fate,
        why,
      }),
    )
    .readonly(),
  times: z.array(span.extend({ ...range, why })).readonly(),
  quantities: z
    .array(span.extend({ value: z.number(), high: z.number().optional(), unit: z.string(), why }))
    .readonly(),
  events: z
    .array(
      z.object({
        type: z.enum(EVENT_TYPES),
        mode: z.string().nullable(),
        aux: z.enum(EVENT_AUX).nullable(),
        actor: actorId.nullable(),
        recipient: actorId.nullable(),
        span,
        ...range,
        statement: z.string().nullable(),
        why,
      }),
    )
    .readonly(),
  map: z
    .array(span.extend({ at: z.string() }))
    .readonly()
    .optional(),
  url: z.string().optional(),
  other: z.record(z.string(), z.unknown()).readonly().optional(),
})

/** FORMAT as JSON Schema (2020-12), for programs that are not written in TypeScript. */
export const jsonSchema = (): object => z.toJSONSchema(schema, { target: 'draft-2020-12' })
