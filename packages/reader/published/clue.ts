import type { Span } from '@onrecord/format'

/** Something in the text that speaks for some days as the article's and against others. */
export interface Clue {
  readonly rule: string
  readonly spans: readonly Span[]
  /** How well the clue fits a day (days since 1970), up to a factor; never 0, since any clue may mislead. */
  readonly fits: (day: number) => number
  /** Tells one day of a week from another: of no use for choosing among weeks. */
  readonly fine?: true
}

/**
 * How much likelier an article is to speak of a past event so many days after it than of any other: most by far within
 * days. `pace` is about the days after which it is a third as likely. 0 before the event.
 */
export function fadeBehind(days: number, pace = 4): number {
  return days < 0 ? 0 : (1 + days / pace) ** -1.5
}

/** The same before an event that is looked forward to. */
export function fadeAhead(days: number, pace = 14): number {
  return days < 0 ? 0 : 0.9 / (1 + days / pace)
}
