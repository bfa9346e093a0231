import { type Act, type EventType, holds, type ReadArticle, type Span, type Statement } from '@onrecord/format'
import type { Tone, ToneOf } from './tone.js'

/** How far each act by itself is hostile or cooperative, and how much of the value it makes; the rest is the words' tone. */
const ACTS: Readonly<Record<Act, readonly [value: number, share: number]>> = {
  say: [0, 0],
  believe: [0, 0],
  expect: [0, 0],
  ask: [0, 0],
  deny: [-0.3, 0.4],
  decline: [-0.3, 0.6],
  criticise: [-0.8, 0.8],
  warn: [-0.7, 0.7],
  reject: [-0.7, 0.7],
  demand: [-0.4, 0.5],
  promise: [0.4, 0.5],
  offer: [0.7, 0.7],
  support: [0.8, 0.8],
  praise: [0.9, 0.8],
}

/** Goldstein's weights (1992) of PLOVER's types by their CAMEO roots, over ten. */
const EVENTS: Readonly<Record<EventType, number>> = {
  AGREE: 0.4, CONSULT: 0.1, SUPPORT: 0.35, COOPERATE: 0.6, AID: 0.7, CONCEDE: 0.5, RETREAT: 0.5, REQUEST: -0.5, ACCUSE: -0.2,
  REJECT: -0.4, THREATEN: -0.6, PROTEST: -0.65, MOBILIZE: -0.72, SANCTION: -0.4, COERCE: -0.7, ASSAULT: -1,
} // biome-ignore format: a table

/** In words longer than this an act is of a part of them that may be about something else. */
const LONG = 400

/** Whether an act by itself tells where somebody stands on what these words are about. */
const isTold = (act: Act, text: string): boolean => ACTS[act][1] > 0 && text.length <= LONG

/** Acts that take a side on what they are of; who promises, demands or denies something may take any. */
export const SIDES = ['support', 'praise', 'reject', 'criticise'] as const satisfies readonly Act[]
const TAKEN: ReadonlySet<Act> = new Set(SIDES)
/** Words before what such an act is of: "endorsed *the Republican nominee* Osei", "opposes *any new* sanctions". */
const LEAD = { actor: 1, issue: 2 } as const

/**
 * Whether a statement takes a side on a target: by its act, and with the target at the head of its words, not as a part of something else
 * that is praised or rejected.
 */
export function takesSide(act: Act, text: string, target: Span, of: keyof typeof LEAD): boolean {
  if (!TAKEN.has(act) || !isTold(act, text)) return false
  const before = /^["“‘'’]*\s*([^"“”]*)$/u.exec(text.slice(0, target.start))?.[1]
  return before !== undefined && (before.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= LEAD[of]
}

/** What a statement is judged by of the article it stands in. */
export type Told = Pick<ReadArticle, 'text' | 'actors' | 'events'>

/** The first mention of an actor in what a statement says, in its words; null where it is not named there. */
export function mentionIn(
  article: Told,
  s: Pick<Statement, 'content'>,
  actor: string,
): { readonly text: string; readonly at: Span } | null {
  const mention = article.actors.find((a) => a.id === actor)?.mentions.find((m) => s.content.some((c) => holds(c, m)))
  const span = mention && s.content.find((c) => holds(c, mention))
  return mention && span
    ? {
        text: article.text.slice(span.start, span.end),
        at: { start: mention.start - span.start, end: mention.end - span.start },
      }
    : null
}

/** What is told about an act counts for more than an event told beside it. */
const EVENT_SHARE = 0.3

/**
 * How a statement stands towards an actor it is about: −1 hostile to 1 cooperative. Its act, the tone of the words towards
 * the actor's first mention in them, and events told in it between speaker and actor (done ones). Null where none of them
 * tells anything.
 */
export function valueTowards(article: Told, s: Statement, actor: string, tone: ToneOf): number | null {
  const mention = mentionIn(article, s, actor)
  const said = mention?.text ?? ''
  const words = mention && toneAt(said, mention.at, tone)
  const done = article.events.filter(
    (e) => e.statement === s.id && e.aux === null && e.recipient === actor && s.speakers.includes(e.actor ?? ''),
  )
  return combine(isTold(s.act, said) ? s.act : 'say', words && words.good - words.bad, done.map((e) => EVENTS[e.type])) // biome-ignore format: one line
}

/** The same towards an issue: the tone of the words towards the term, and the act. */
export function valueOn(text: string, act: Act, term: Span, tone: ToneOf): number {
  const words = toneAt(text, term, tone)
  return combine(isTold(act, text) ? act : 'say', words.good - words.bad, []) ?? 0
}

/** The tone of the sentence that a target stands in: what is said around it may be about anything. */
function toneAt(text: string, target: Span, tone: ToneOf): Tone {
  const before = text.slice(0, target.start)
  const start = Math.max(0, ...[...before.matchAll(/[.!?]["”’)]*\s+/gu)].map((m) => m.index + m[0].length))
  const behind = /[.!?]["”’)]*\s/u.exec(text.slice(target.end))
  const end = behind ? target.end + behind.index + 1 : text.length
  return tone(text.slice(start, end), { start: target.start - start, end: target.end - start })
}

function combine(act: Act, words: number | null, events: readonly number[]): number | null {
  const [value, share] = ACTS[act]
  if (words === null && share === 0 && events.length === 0) return null
  const said = words === null ? value : share * value + (1 - share) * words
  if (events.length === 0) return round(said)
  const done = events.reduce((sum, e) => sum + e, 0) / events.length
  return round((1 - EVENT_SHARE) * said + EVENT_SHARE * done)
}

const round = (x: number): number => Math.round(x * 1000) / 1000
