import { type DayRange, monthRange } from '@onrecord/format'

/** A range of days as short as it is exact: a day, a month, a year, `2024-10-24 … 2024-10-28`, an open end as such ("2024-10-24 at the latest": a day something was said on is no term). */
export function days({ from, to }: DayRange): string {
  if (from === null && to === null) return 'no date'
  if (from === null) return `${to} at the latest`
  if (to === null) return `${from} at the earliest`
  if (from === to) return from
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  if (from.endsWith('-01') && to === monthRange(year, month).to) return from.slice(0, 7)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return String(year)
  return `${from} … ${to}`
}

/** The term of an office, whose open end is no doubt about a day: `from 2024-10-24`. */
export function term({ from, to }: DayRange): string {
  if (from !== null && to === null) return `from ${from}`
  return from === null && to !== null ? `until ${to}` : days({ from, to })
}
