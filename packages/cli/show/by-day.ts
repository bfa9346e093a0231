import type { DayRange } from '@onrecord/format'
import type { Terminal } from '../terminal/terminal.js'
import { days } from './days.js'

/** Columns before what stands under a day, and before its words. */
export const UNDER = 2
export const WORDS = 4

/** Paragraphs under their days; a day that stays the same is not said again. */
export function byDay<T>(
  rows: readonly T[],
  dayOf: (row: T) => DayRange,
  show: (row: T) => string,
  { colours }: Terminal,
): string {
  let last: string | undefined
  return rows
    .map((row) => {
      const day = days(dayOf(row))
      const head = day === last ? '' : `${colours.underline(day)}\n`
      last = day
      return head + show(row)
    })
    .join('\n')
}
