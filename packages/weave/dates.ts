import { type DayRange, dayNumber, daysBetween, rangesMeet } from '@onrecord/format'

/** How well two ranges of days agree: one and the same day, ranges of at most a fortnight, open or wide ones, or not. */
export type Agreement = 'same day' | 'near' | 'open' | 'apart'

/** A range no wider than this many days says when something was. */
const NARROW = 14

export const width = ({ from, to }: DayRange): number =>
  from === null || to === null ? Number.POSITIVE_INFINITY : from === to ? 0 : daysBetween(from, to)

export const isDay = (range: DayRange): boolean => width(range) === 0
export const isNarrow = (range: DayRange): boolean => width(range) <= NARROW

/** Compares when two things were said. */
export function agreement(a: DayRange, b: DayRange): Agreement {
  if (!rangesMeet(a, b)) return 'apart'
  if (isDay(a) && isDay(b)) return 'same day'
  return isNarrow(a) && isNarrow(b) ? 'near' : 'open'
}

/** The days that all ranges share; where there are none, from the earliest to the latest. */
export function common(ranges: readonly DayRange[]): DayRange {
  const from = ranges
    .map((r) => r.from)
    .filter((d) => d !== null)
    .sort()
  const to = ranges
    .map((r) => r.to)
    .filter((d) => d !== null)
    .sort()
  const latest = from.at(-1) ?? null
  const earliest = to[0] ?? null
  if (latest === null || earliest === null || latest <= earliest) return { from: latest, to: earliest }
  return { from: from.length < ranges.length ? null : from[0]!, to: to.length < ranges.length ? null : to.at(-1)! }
}

/** The days of `range` that lie within `bounds`; `range` itself where none do. */
export function within(range: DayRange, bounds: DayRange): DayRange {
  if (!rangesMeet(range, bounds)) return range
  const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a)
  const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a)
  return { from: later(range.from, bounds.from), to: earlier(range.to, bounds.to) }
}

/** The weeks that a narrow range touches, by number; none of a wide or open one. Ranges that meet share a week. */
export function weeksOf(range: DayRange): number[] {
  if (!isNarrow(range)) return []
  const week = (day: string): number => Math.floor(dayNumber(day) / 7)
  const first = week(range.from!)
  const last = range.to === range.from ? first : week(range.to!)
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
