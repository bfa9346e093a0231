import type { Day, DayRange } from './day.js'
import type { Decided } from './decisions.js'
import type { ActorId, StatementId } from './ids.js'
import type { LedgerEntry } from './ledger.js'
import type { Span } from './span.js'

/** A statement as links name it: by its article and its content, with its id there. */
export interface StatementRef {
  readonly article: string
  readonly id?: StatementId
  readonly content: readonly Span[]
}

/** A reason of a link that a person can check. */
export interface Reason {
  /** What was compared: `same words`, `same speaker`, `same day` … */
  readonly rule: string
  /** How much it counts, 0 to 1. */
  readonly score: number
  /** What it rests on, quoted from the articles. */
  readonly evidence?: readonly { readonly article: string; readonly spans: readonly Span[] }[]
}

/** An article that repeats another's text. */
export interface Copy {
  readonly id: string
  readonly article: string
  readonly original: string
  /** Share of the copy's words that stand in the original, 0 to 1. */
  readonly share: number
  readonly kind: 'full' | 'partial'
  readonly wire: string | null
  readonly why: readonly Reason[]
  /** Where an editor tied, parted or named it. */
  readonly decided?: Decided
}

/** One act of saying something, however many articles report it. */
export interface Utterance extends DayRange {
  readonly id: string
  readonly speaker: ActorId | null
  readonly statements: readonly StatementRef[]
  readonly score: number
  readonly why: readonly Reason[]
  /** Where an editor tied, parted or named it. */
  readonly decided?: Decided
}

export const OCCASION_KINDS = [
  'press conference',
  'speech',
  'interview',
  'vote',
  'meeting',
  'summit',
  'call',
  'post',
  'document',
  'remarks',
] as const
export type OccasionKind = (typeof OCCASION_KINDS)[number]

/** An event at which things were said. */
export interface Occasion extends DayRange {
  readonly id: string
  readonly name: string
  readonly kind: OccasionKind
  readonly place: string | null
  readonly actors: readonly ActorId[]
  readonly articles: readonly string[]
  readonly statements: readonly StatementRef[]
  readonly score: number
  readonly why: readonly Reason[]
  /** Where an editor tied, parted or named it. */
  readonly decided?: Decided
}

export const DIFFERENCE_KINDS = ['only-in', 'wording', 'attribution', 'number', 'framing', 'contradiction'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** Where reports of one occasion differ. */
export interface Difference {
  readonly id: string
  readonly kind: DifferenceKind
  readonly occasion: string | null
  readonly articles: readonly string[]
  readonly statements: readonly StatementRef[]
  readonly spans: readonly { readonly article: string; readonly spans: readonly Span[] }[]
  /** 0 to 1, the most telling highest. */
  readonly rank: number
  readonly why: readonly Reason[]
}

/** Articles about one developing matter. */
export interface Story {
  readonly id: string
  readonly name: string
  readonly articles: readonly string[]
  readonly from: Day | null
  readonly to: Day | null
  readonly actors: readonly ActorId[]
  /** Where an editor tied, parted or named it. */
  readonly decided?: Decided
}

/** Everything that links articles. */
export interface Woven {
  readonly copies: readonly Copy[]
  readonly utterances: readonly Utterance[]
  readonly occasions: readonly Occasion[]
  readonly differences: readonly Difference[]
  readonly stories: readonly Story[]
  readonly ledger: readonly LedgerEntry[]
}
