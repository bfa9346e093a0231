import { z } from 'zod'
import { ACTOR_TYPES, ACTS, STATEMENT_KINDS } from './article.js'
import { type Decision, FATES, LINKS } from './decisions.js'

const offset = z.int().min(0)
const text = z.string().max(20_000)
const id = z.string().min(1).max(300)
const day = z.iso.date().nullable()

const quoted = z.object({
  start: offset,
  end: offset,
  quote: text,
  before: z.string().max(200),
  after: z.string().max(200),
})
const article = z.object({ text: id, url: z.string().nullable(), name: z.string() })
const anchor = z.object({ article, spans: z.array(quoted).readonly() })
const anchors = z.array(anchor).readonly()
const articles = z.array(article).readonly()
const story = z.object({ articles })
const actor = z.object({ id, name: z.string().min(1), type: z.enum(ACTOR_TYPES) })
const actors = z.array(actor).readonly()
const quotes = z.array(quoted).readonly()
const ids = z.array(id).readonly()

const asserted = z.object({
  source: quotes,
  cue: quotes,
  content: quotes,
  kind: z.enum(STATEMENT_KINDS),
  speaker: id.nullable(),
  speakers: ids,
  addressee: id.nullable(),
  act: z.enum(ACTS),
  said: z.object({ from: day, to: day }),
  negated: z.boolean(),
  targets: ids,
})

const made = { id, at: z.iso.datetime({ precision: 3 }), by: z.string().min(1).max(200) }

/** The shape of a decision, as files and requests bring it. That its id is its content's digest is the record's to check. */
export const decisionSchema: z.ZodType<Decision> = z.discriminatedUnion('kind', [
  z.object({ ...made, kind: z.literal('confirm'), on: anchor, as: asserted, actors }),
  z.object({ ...made, kind: z.literal('correct'), on: anchor, as: asserted, change: asserted.partial(), actors }),
  z.object({ ...made, kind: z.literal('reject'), on: anchor }),
  z.object({ ...made, kind: z.literal('add'), on: anchor, as: asserted, actors }),
  z.object({
    ...made,
    kind: z.literal('link'),
    link: z.enum(LINKS),
    verdict: z.enum(['accept', 'reject']),
    one: anchors,
    others: anchors,
    name: z.string().nullable(),
  }),
  z.object({
    ...made,
    kind: z.literal('fate'),
    of: z.enum(['condition', 'statement']),
    on: anchor,
    state: z.enum(FATES),
    evidence: anchors,
  }),
  z.object({ ...made, kind: z.literal('note'), on: z.union([anchor, z.object({ actor: id })]), text }),
  z.object({ ...made, kind: z.literal('actor-merge'), from: ids, into: actor }),
  z.object({ ...made, kind: z.literal('actor-split'), actor: id, into: actor, articles }),
  z.object({ ...made, kind: z.literal('actor-rename'), actor: id, name: z.string().min(1) }),
  z.object({ ...made, kind: z.literal('story-make'), name: z.string().min(1), articles }),
  z.object({
    ...made,
    kind: z.literal('story-merge'),
    stories: z.array(story).readonly(),
    name: z.string().min(1).nullable(),
  }),
  z.object({ ...made, kind: z.literal('story-split'), story, articles, name: z.string().min(1) }),
  z.object({ ...made, kind: z.literal('story-name'), story, name: z.string().min(1) }),
  z.object({ ...made, kind: z.literal('remove'), texts: ids, address: id, reason: text }),
  z.object({ ...made, kind: z.literal('withdraw'), of: id }),
])
