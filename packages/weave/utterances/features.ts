import type { Act } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { type Agreement, agreement } from '../dates.js'
import { type Overlap, overlapOf } from './overlap.js'
import type { Shown, ShownPart } from './shown.js'
import { denied, inARow, isNearest, quotedIn, sharesCue } from './signs.js'
import { type SpeakerMatch, speakerMatch } from './speakers.js'
import { quotedRun, type SharedRun } from './wording.js'

/** Who said two statements and when, and what they quote alike: most pairs fall by that. */
export interface Meeting {
  readonly a: Shown
  readonly b: Shown
  readonly speakers: SpeakerMatch
  readonly dates: Agreement
  readonly run: SharedRun | null
}

/** What two statements have in common; all of it depends on these two alone. */
export interface Comparison extends Meeting {
  readonly whole: Overlap
  /** The clauses of either that have most in common, and what. */
  readonly best: { readonly a: ShownPart; readonly b: ShownPart; readonly overlap: Overlap }
}

/** Compares two statements by speaker, date and quoted words; `together` tells that both are known to have been said at one occasion. */
export const meet = (a: Shown, b: Shown, knowledge: Knowledge, together: boolean): Meeting => ({
  a,
  b,
  speakers: speakerMatch(a, b, knowledge),
  dates: together ? 'same day' : agreement(a.said, b.said),
  run: quotedRun(a, b),
})

/** Compares what two statements say. */
export function compare(meeting: Meeting): Comparison {
  const { a, b } = meeting
  const whole = overlapOf(a.terms, b.terms)
  // A statement has one clause at least.
  let best = { a: a.parts[0]!, b: b.parts[0]!, overlap: whole }
  if (a.parts.length + b.parts.length > 2) {
    let most = -1
    for (const x of a.parts)
      for (const y of b.parts) {
        const overlap = overlapOf(x.terms, y.terms)
        if (overlap.share * overlap.same <= most) continue
        most = overlap.share * overlap.same
        best = { a: x, b: y, overlap }
      }
  }
  return { ...meeting, whole, best }
}

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
export const featuresOf = (pair: Comparison): number[] => [...ownFeatures(pair), nearest(pair)]

/** The last of the features: it takes looking through all that either speaker says in both articles. */
export const nearest = ({ a, b, whole }: Comparison): number => yes(isNearest(a, b, whole) && isNearest(b, a, whole))

const yes = (is: boolean): number => (is ? 1 : 0)

/** All features but the last: what the two show alone. */
export function ownFeatures({ a, b, speakers, dates, run, whole, best }: Comparison): number[] {
  const [massA, massB] = [a.terms.mass, b.terms.mass]
  const figures = [a.figures, b.figures] as const
  const shared = figures[0].some((x) => figures[1].includes(x))
  const quotations = [quotedIn(a, b), quotedIn(b, a)]
  const quotedApart = run === null && a.quotes >= QUOTED && b.quotes >= QUOTED
  return [
    1,
    whole.share,
    best.overlap.share,
    best.overlap.held * Math.min(1, best.overlap.same),
    Math.min(1.5, whole.words) / 1.5,
    run === null ? 0 : Math.min(1, run.quotedInBoth / 6),
    run === null ? 0 : Math.min(1, 2 * run.mass, run.length / Math.max(2, shortest(a.quotes, b.quotes))),
    yes(quotedApart),
    yes(whole.count <= 1),
    yes(whole.count === 2),
    Math.max(0, 1 - Math.min(massA, massB)),
    yes(a.act === b.act),
    yes((FOR.has(a.act) && AGAINST.has(b.act)) || (AGAINST.has(a.act) && FOR.has(b.act))),
    yes(shared),
    yes(!shared && figures[0].length > 0 && figures[1].length > 0),
    yes(denied(a, best.a) !== denied(b, best.b)),
    yes(speakers === 'speaks-for'),
    yes(speakers === 'unknown'),
    yes(speakers === 'different'),
    yes(dates === 'near'),
    yes(dates === 'open'),
    yes(dates === 'apart'),
    Math.max(0, 2 * whole.held - 1),
    whole.rarest,
    Math.min(3, inARow(a, b)) / 3,
    yes(a.leads && b.leads),
    yes(a.heads !== b.heads),
    Math.abs(Math.log((massA + 0.5) / (massB + 0.5))) / 2,
    yes(sharesCue(a, b)),
    Math.max(...quotations.map((q) => Math.min(1, q.held / HEAVY))),
    Math.max(...quotations.map((q) => Math.min(1, q.mass) * Math.max(0, 2 * q.share - 1))),
  ]
}

// Of two quotations the shorter; where one quotes nothing, the other.
const shortest = (a: number, b: number): number => (a === 0 || b === 0 ? Math.max(a, b) : Math.min(a, b))

/** Two quotations so long that share no run are two sentences. */
const QUOTED = 5
/** Quoted words of this weight in the other's words are as good as all. */
const HEAVY = 1.5
