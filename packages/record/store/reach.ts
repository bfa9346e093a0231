import { dayNumber } from '@onrecord/format'
import { NO_DAY } from '../shapes/tables.js'

/**
 * Most days from the first to the last day a statement may have been said on, by how far it reaches: a day, some days,
 * some months, more. What may have been said on or after a day is so looked for no further back than it reaches.
 */
export const REACHES = [0, 16, 512, Number.POSITIVE_INFINITY] as const

/** How far a range reaches, as the place of its bound in `REACHES`; a day that is not known reaches nowhere. */
export function reachOf({ day_from, day_to }: { readonly day_from: string; readonly day_to: string }): number {
  if (day_from === day_to || day_from === NO_DAY || day_to === NO_DAY) return 0
  const days = dayNumber(day_to) - dayNumber(day_from)
  return REACHES.findIndex((most) => days <= most)
}
