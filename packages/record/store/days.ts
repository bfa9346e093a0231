import type { DayRange } from '@onrecord/format'
import { NO_DAY } from '../shapes/tables.js'

/** A range as columns: an open end counts as the end that is known; `~` where neither is. */
export const dayColumns = (range: DayRange): { readonly day_from: string; readonly day_to: string } => ({
  day_from: range.from ?? range.to ?? NO_DAY,
  day_to: range.to ?? range.from ?? NO_DAY,
})

/** The first range that says anything. */
export const firstKnown = (...ranges: readonly DayRange[]): DayRange =>
  ranges.find((r) => r.from !== null || r.to !== null) ?? { from: null, to: null }
