import type { Day, Span } from '@onrecord/format'

export type Unit =
  | 'day'
  | 'week'
  | 'fortnight'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
  | 'hour'
  | 'minute'
export type Shift = 'last' | 'this' | 'next'
/** Which part of a period is meant. `before` and `after` are cut at the article's day: "earlier this month", "later this week". */
export type Edge = 'early' | 'mid' | 'late' | 'start' | 'end' | 'before' | 'after'

/** What a time expression says by itself, before the article's date is known. Months count from 1, weekdays 1 Monday to 7. */
export type Meaning =
  | { readonly kind: 'days'; readonly from: Day; readonly to: Day; readonly edge?: Edge | undefined }
  | {
      readonly kind: 'date'
      readonly month: number
      readonly day: number
      readonly toMonth?: number | undefined
      readonly toDay?: number | undefined
      readonly weekday?: number | undefined
      /** "of last year"; null where the year is left open. */
      readonly year: Shift | null
      /** "last Oct. 23". */
      readonly shift?: Shift
    }
  | {
      readonly kind: 'month'
      readonly month: number
      readonly toMonth?: number | undefined
      readonly shift: Shift | null
      readonly year: Shift | null
      readonly edge?: Edge | undefined
    }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly shift: Shift | null }
  | { readonly kind: 'period'; readonly unit: Unit; readonly shift: Shift; readonly edge?: Edge | undefined }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly year: Shift | null }
  | {
      readonly kind: 'season'
      readonly month: number
      readonly shift: Shift | null
      readonly edge?: Edge | undefined
      /** "in the summer": every summer, unless the sentence is about one time. */
      readonly habitual?: true
    }
  /** A unit so many away: "two years ago"; `ahead` where only a future clause makes it a time ("in 18 years"). */
  | { readonly kind: 'away'; readonly unit: Unit; readonly n: number; readonly ahead?: true }
  /** A stretch that ends or begins with the article's day: "the past four years" is -4 years. */
  | { readonly kind: 'stretch'; readonly unit: Unit; readonly n: number }
  /** So many days from the article's day: "yesterday" is -1. */
  | { readonly kind: 'deictic'; readonly days: number }
  | { readonly kind: 'holiday'; readonly rule: string; readonly shift: Shift | null }
  /** Counted from the time named before it: "that year" is 0 years, "two days later" 2 days. */
  | { readonly kind: 'anaphor'; readonly unit: Unit; readonly n: number }
  /** Open towards the past (-1) or the future (1): "recent months", "the coming weeks". */
  | { readonly kind: 'open'; readonly towards: -1 | 1 }

/** A time expression as found: its span, what it says, and the tokens it covers. */
export interface Expression extends Span {
  readonly meaning: Meaning
  /** First and last token, last included. */
  readonly first: number
  readonly last: number
  /** The pattern that found it, for `why`. */
  readonly rule: string
}
