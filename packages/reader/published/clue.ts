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

/** How an article's day falls off behind the event it reports: most is written within days, some within months. */
export function fadeBehind(days: number): number {
  if (days < 0) return 0
  if (days <= 3) return 1
  if (days <= 14) return 0.7
  if (days <= 60) return 0.35
  return days <= 365 ? 0.12 : 0.04
}

/** The same before an event that is looked forward to. */
export function fadeAhead(days: number): number {
  if (days < 0) return 0
  if (days <= 14) return 0.9
  if (days <= 60) return 0.65
  if (days <= 180) return 0.4
  return days <= 400 ? 0.2 : 0.02
}
