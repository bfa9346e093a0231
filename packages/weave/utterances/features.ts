import type { Act } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { type Agreement, agreement } from '../dates.js'
import type { Part } from '../parts.js'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { type Overlap, overlapOf } from './overlap.js'
import { cueTerms, denied, heads, inARow, isNearest, leads, quotedIn } from './signs.js'
import { type SpeakerMatch, speakerMatch } from './speakers.js'
import { quotedRun, type SharedRun } from './wording.js'

/** Who said two statements and when, and what they quote alike: most pairs fall by that. */
export interface Meeting {
  readonly a: PreparedStatement
  readonly b: PreparedStatement
  readonly speakers: SpeakerMatch
  readonly dates: Agreement
  readonly run: SharedRun | null
}

/** What two statements have in common; all of it depends on these two alone. */
export interface Comparison extends Meeting {
  readonly whole: Overlap
  /** The clauses of either that have most in common, and what. */
  readonly best: { readonly a: Part; readonly b: Part; readonly overlap: Overlap }
}

/** Compares two statements by speaker, date and quoted words; `together` tells that both are known to have been said at one occasion. */
export const meet = (a: PreparedStatement, b: PreparedStatement, knowledge: Knowledge, together: boolean): Meeting => ({
  a,
  b,
  speakers: speakerMatch(a, b, knowledge),
  dates: together ? 'same day' : agreement(a.statement.said, b.statement.said),
  run: quotedRun(a, b),
})

/** Compares what two statements say. */
export function compare(meeting: Meeting, lexis: Lexis): Comparison {
  const { a, b } = meeting
  const whole = overlapOf(a, b, lexis)
  const isWhole = a.parts.length + b.parts.length <= 2
  const best = isWhole ? { a: a.parts[0] ?? EMPTY, b: b.parts[0] ?? EMPTY, overlap: whole } : bestParts(a, b, lexis)
  return { ...meeting, whole, best }
}

function bestParts(a: PreparedStatement, b: PreparedStatement, lexis: Lexis): Comparison['best'] {
  let best: Comparison['best'] | null = null
  for (const x of a.parts)
    for (const y of b.parts) {
      const overlap = overlapOf(x, y, lexis)
      if (best === null || overlap.share * overlap.same > best.overlap.share * best.overlap.same)
        best = { a: x, b: y, overlap }
    }
  return best ?? { a: EMPTY, b: EMPTY, overlap: NOTHING }
}

const EMPTY: Part = { from: 0, to: 0, terms: new Set(), mass: 0 }
const NOTHING: Overlap = { same: 0, words: 0, count: 0, rarest: 0, share: 0, held: 0 }

/** Acts that cannot both be true of one utterance. */
const FOR: ReadonlySet<Act> = new Set(['support', 'offer', 'promise', 'praise'])
const AGAINST: ReadonlySet<Act> = new Set(['reject', 'deny', 'decline', 'criticise'])

/** The names of the features, in the order of `featuresOf` and of the weights. */
export const FEATURES = [
  'bias', 'share', 'part share', 'part held', 'same words', 'run quoted', 'run covers', 'quoted apart', 'one term',
  'two terms', 'light', 'act', 'acts opposed', 'number', 'numbers apart', 'denied', 'speaks for', 'unknown', 'different',
  'near', 'open', 'apart', 'mostly', 'rarest', 'in a row', 'both lead', 'one heads', 'length apart', 'cue', 'quoted held', 'quoted whole', 'best',
] as const // biome-ignore format: a table

/** A comparison in numbers, about 0 to 1 each; it depends on the two statements and their articles alone. */
export function featuresOf({ a, b, speakers, dates, run, whole, best }: Comparison, lexis: Lexis): number[] {
  const [x, y] = [a.statement, b.statement]
  const yes = (is: boolean): number => (is ? 1 : 0)
  const figures = [a, b].map((s) => s.quantities.filter((q) => q.value !== 1))
  const shared = figures[0]!.some((q) => figures[1]!.some((r) => q.value === r.value))
  const quotations = [quotedIn(a, b), quotedIn(b, a)]
  const cue = new Set(cueTerms(a))
  const quotedApart = run === null && a.quoted.length >= QUOTED && b.quoted.length >= QUOTED
  return [
    1,
    whole.share,
    best.overlap.share,
    best.overlap.held * Math.min(1, best.overlap.same),
    Math.min(1.5, whole.words) / 1.5,
    run === null ? 0 : Math.min(1, run.quotedInBoth / 6),
    run === null ? 0 : Math.min(1, 2 * run.mass, run.length / Math.max(2, shortest(a.quoted.length, b.quoted.length))),
    yes(quotedApart),
    yes(whole.count <= 1),
    yes(whole.count === 2),
    Math.max(0, 1 - Math.min(a.mass, b.mass)),
    yes(x.act === y.act),
    yes((FOR.has(x.act) && AGAINST.has(y.act)) || (AGAINST.has(x.act) && FOR.has(y.act))),
    yes(shared),
    yes(!shared && figures[0]!.length > 0 && figures[1]!.length > 0),
    yes(denied(a, best.a, lexis) !== denied(b, best.b, lexis)),
    yes(speakers === 'speaks-for'),
    yes(speakers === 'unknown'),
    yes(speakers === 'different'),
    yes(dates === 'near'),
    yes(dates === 'open'),
    yes(dates === 'apart'),
    Math.max(0, 2 * whole.held - 1),
    whole.rarest,
    Math.min(3, inARow(a, b)) / 3,
    yes(leads(a) && leads(b)),
    yes(heads(a) !== heads(b)),
    Math.abs(Math.log((a.mass + 0.5) / (b.mass + 0.5))) / 2,
    yes(cueTerms(b).some((t) => cue.has(t))),
    Math.max(...quotations.map((q) => Math.min(1, q.held / HEAVY))),
    Math.max(...quotations.map((q) => Math.min(1, q.mass) * Math.max(0, 2 * q.share - 1))),
    yes(isNearest(a, b, whole, lexis) && isNearest(b, a, whole, lexis)),
  ]
}

// Of two quotations the shorter; where one quotes nothing, the other.
const shortest = (a: number, b: number): number => (a === 0 || b === 0 ? Math.max(a, b) : Math.min(a, b))

/** Two quotations so long that share no run are two sentences. */
const QUOTED = 5
/** Quoted words of this weight in the other's words are as good as all. */
const HEAVY = 1.5
