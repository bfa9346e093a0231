import { type Act, type Day, dayNumber } from '@onrecord/format'
import type { StatementTally } from '@onrecord/record'
import type { Rows } from './rows.js'
import type { CourseBins, CourseSeries } from './types.js'

/** Stretches that a picture has columns for. */
const MOST_BINS = 240

/** The days of these tallies cut into at most 240 stretches; null where none is dated. */
export function binsOf(tallies: readonly StatementTally[]): CourseBins | null {
  let [first, last]: [Day | null, Day | null] = [null, null]
  for (const { from, to } of tallies) {
    const [a, b] = [from ?? to, to ?? from]
    if (a !== null && (first === null || a < first)) first = a
    if (b !== null && (last === null || b > last)) last = b
  }
  if (first === null || last === null) return null
  return { from: first, days: Math.ceil((dayNumber(last) - dayNumber(first) + 1) / MOST_BINS) }
}

/** Counts by row, act and stretch. A range of days counts in the stretch of its middle. */
export function seriesOf(tallies: readonly StatementTally[], rows: Rows, { from, days }: CourseBins): CourseSeries[] {
  const start = dayNumber(from)
  const numbers = new Map<Day, number>()
  const numberOf = (day: Day): number => {
    const known = numbers.get(day) ?? dayNumber(day)
    numbers.set(day, known)
    return known
  }
  const counts = new Map<string, { row: number; act: Act; bins: Map<number, number> }>()
  for (const t of tallies) {
    const [a, b] = [t.from ?? t.to, t.to ?? t.from]
    if (a === null || b === null) continue
    const bin = Math.floor(((numberOf(a) + numberOf(b)) / 2 - start) / days)
    const row = rows.of(t.speaker)
    const key = `${row} ${t.act}`
    const series = counts.get(key) ?? { row, act: t.act, bins: new Map<number, number>() }
    counts.set(key, series)
    series.bins.set(bin, (series.bins.get(bin) ?? 0) + t.n)
  }
  return [...counts.values()].map(({ row, act, bins }) => {
    const at = [...bins.keys()].sort((x, y) => x - y)
    return { row, act, at, n: at.map((bin) => bins.get(bin)!) }
  })
}
