import type { Span } from '@onrecord/format'
import type { Steps } from './steps.js'

/** Something in the text that speaks for some days as the article's and against others. */
export interface Clue {
  readonly rule: string
  readonly spans: readonly Span[]
  /** What it says of each day; several add up. */
  readonly steps: readonly Steps[]
  /** What it says of the days of a week: the weight of Monday, and so on. Of no use for choosing among weeks. */
  readonly week?: readonly number[]
}
