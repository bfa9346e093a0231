import { z } from '@hono/zod-openapi'
import { type Decision, FATES, LINKS } from '@onrecord/format'
import { decisionSchema } from '@onrecord/format/decision-schema'
import type { Deciding, DecisionRow } from '@onrecord/record'
import { act, actorType, range, span, statementKind } from './basics.js'

const id = z.string().min(1).max(300)
const text = z.string().min(1).max(20_000)
const ids = z.array(id).min(1).max(2000)
const spans = z.array(span).min(1).max(100)

const ref = z
  .object({ article: id, statement: id.optional(), event: id.optional(), spans: spans.optional() })
  .openapi('Ref')
const refs = z.array(ref).min(1).max(2000)
const actor = z.object({ id, name: text.optional(), type: actorType.optional() }).openapi('ActorRef')
const actors = z.array(actor).max(100).optional()

const change = z
  .object({
    speaker: id.nullable(),
    speakers: z.array(id),
    addressee: id.nullable(),
    act,
    said: z.object(range),
    kind: statementKind,
    negated: z.boolean(),
    targets: z.array(id),
    source: z.array(span),
    cue: z.array(span),
    content: spans,
  })
  .partial()
const statement = { article: id, statement: id }
const verdict = z.enum(['accept', 'reject'])

/** What a person decides, in the names of the record at hand. */
const deciding = z.union([
  z.object({ kind: z.literal('confirm'), ...statement }),
  z.object({ kind: z.literal('reject'), ...statement }),
  z.object({ kind: z.literal('correct'), ...statement, change, actors }),
  z.object({ kind: z.literal('add'), article: id, statement: change.required({ content: true }), actors }),
  z.object({ kind: z.literal('link'), link: z.enum(LINKS), verdict, one: refs, others: refs }),
  z.object({ kind: z.literal('link'), link: z.enum(LINKS), verdict, id }),
  z.object({
    kind: z.literal('fate'),
    condition: id.optional(),
    article: id.optional(),
    statement: id.optional(),
    state: z.enum(FATES),
    evidence: z.array(ref).max(100).optional(),
  }),
  z.object({ kind: z.literal('note'), on: z.union([z.object({ actor: id }).strict(), ref]), text }),
  z.object({ kind: z.literal('actor-merge'), from: ids, into: actor }),
  z.object({ kind: z.literal('actor-split'), actor: id, into: actor, articles: ids }),
  z.object({ kind: z.literal('actor-rename'), actor: id, name: text }),
  z.object({ kind: z.literal('story-make'), name: text, articles: ids }),
  z.object({ kind: z.literal('story-merge'), stories: ids, name: text.optional() }),
  z.object({ kind: z.literal('story-split'), story: id, articles: ids, name: text }),
  z.object({ kind: z.literal('story-name'), story: id, name: text }),
  z.object({ kind: z.literal('remove'), article: id, reason: text }),
])

const by = z.string().min(1).max(200).openapi({ description: 'who decides' })

/** The body of `POST /api/decisions`: who, and what. */
export const posted = z.object({ by, decide: deciding }).openapi('Deciding')
/** The same as the record takes it. */
export const asDeciding = (given: z.infer<typeof deciding>): Deciding => given as Deciding

export const withdrawal = z.object({ by }).openapi('Withdrawal')

const decision: z.ZodType<Decision> = decisionSchema
export const decisionRow: z.ZodType<DecisionRow> = z
  .object({
    decision,
    withdrawn: z.object({ by: z.string(), at: z.string(), decision: z.string() }).nullable(),
    places: z.array(z.object({ article: z.string(), spans: z.array(span).readonly() }).nullable()).readonly(),
    unplaced: z.boolean(),
  })
  .openapi('DecisionRow')
