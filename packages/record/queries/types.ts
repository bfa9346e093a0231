import type { ActorId, Copy, DayRange, Difference, Occasion, Story, Utterance } from '@onrecord/format'
import type { ArticleRow, ConditionRow, EventRow, Page, Quote, StatementRow } from '../contract.js'

/** Somebody by id and name. */
export interface ActorName {
  readonly id: ActorId
  readonly name: string
}

/** A line of a brief or timeline: what it tells of, when, and the words it rests on. */
interface Line {
  readonly when: DayRange
  /** Never empty: every line leads to an article and a place in it. */
  readonly quotes: readonly Quote[]
}
export interface StatementLine extends Line {
  readonly kind: 'statement'
  readonly statement: StatementRow
  /** Articles that report the same utterance, this one included. */
  readonly reports: number
}
export interface ConditionLine extends Line {
  readonly kind: 'condition'
  readonly condition: ConditionRow
}
export interface OccasionLine extends Line {
  readonly kind: 'occasion'
  readonly occasion: Occasion
  readonly actors: readonly ActorName[]
}
export interface DifferenceLine extends Line {
  readonly kind: 'difference'
  readonly difference: Difference
  readonly occasion: Occasion | null
}
export interface EventLine extends Line {
  readonly kind: 'event'
  readonly event: EventRow
}

/** Where a matter stands, each line with its evidence. */
export interface Brief {
  readonly story: Story | null
  /** Articles it looks over, and how many they are; of a large record those alone that it quotes. */
  readonly articles: readonly ArticleRow[]
  readonly total: number
  readonly outlets: readonly string[]
  readonly from: DayRange['from']
  readonly to: DayRange['to']
  /** Where things stand: the latest telling statement of each actor that speaks most, most telling first. */
  readonly stands: readonly StatementLine[]
  /** What changed last: the newest occasions and statements, newest first. */
  readonly changed: readonly (OccasionLine | StatementLine | EventLine)[]
  /** What is open: conditions, newest first. */
  readonly open: readonly ConditionLine[]
  /** Where reports disagree, most telling first. */
  readonly disagree: readonly DifferenceLine[]
}
export interface BriefQuery {
  /** A story's id; without it, the whole record. */
  readonly story?: string
  /** Most lines of each part, 12 where not said. */
  readonly limit?: number
}

/** One utterance as two articles report it. */
export interface AlignedUtterance {
  readonly utterance: Utterance
  readonly a: readonly StatementRow[]
  readonly b: readonly StatementRow[]
}

/** Two articles side by side. */
export interface Comparison {
  readonly a: ArticleRow
  readonly b: ArticleRow
  /** Occasions both report. */
  readonly occasions: readonly Occasion[]
  /** Where one repeats the other's text. */
  readonly copies: readonly Copy[]
  /** What both report, in order of place in `a`. */
  readonly both: readonly AlignedUtterance[]
  readonly onlyA: readonly StatementRow[]
  readonly onlyB: readonly StatementRow[]
  /** Between the two, most telling first, each with the words on either side. */
  readonly differences: readonly DifferenceLine[]
}

export interface TimelineQuery extends Page, Partial<DayRange> {
  /** Who speaks, acts, or is spoken about. */
  readonly actor?: string
  readonly article?: string
  readonly story?: string
  readonly kinds?: readonly TimelineLine['kind'][]
}
export type TimelineLine = StatementLine | EventLine | OccasionLine
