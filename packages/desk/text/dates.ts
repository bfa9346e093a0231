import { type DayRange, dayNumber, monthRange, type Published } from '@onrecord/format'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Parts {
  readonly day: string
  readonly month: string
  readonly year: string
}
const parts = (day: string): Parts => ({
  day: String(Number(day.slice(8, 10))),
  month: MONTHS[Number(day.slice(5, 7)) - 1] ?? '?',
  year: day.slice(0, 4),
})

/** A day that nobody can misread, whatever their country's order: `24 Oct 2024`. */
function showDay(day: string): string {
  const { day: d, month, year } = parts(day)
  return `${d} ${month} ${year}`
}

/** Days as a person writes them, both included: `24 Oct 2024`, `3–9 Mar 2024`, `Mar 2024`, `3 May 2024 at the latest`, `undated`. */
export function showRange({ from, to }: DayRange): string {
  if (from === null && to === null) return 'undated'
  if (from === null) return `${showDay(to!)} at the latest`
  if (to === null) return `${showDay(from)} at the earliest`
  if (from === to) return showDay(from)
  const [a, b] = [parts(from), parts(to)]
  if (a.day === '1' && to === monthRange(Number(b.year), Number(to.slice(5, 7))).to) {
    if (a.year === b.year && a.month === b.month) return `${a.month} ${a.year}`
    if (a.month === 'Jan' && b.month === 'Dec') return a.year === b.year ? a.year : `${a.year}–${b.year}`
  }
  if (a.year !== b.year) return `${showDay(from)} – ${showDay(to)}`
  if (a.month !== b.month) return `${a.day} ${a.month} – ${b.day} ${b.month} ${b.year}`
  return `${a.day}–${b.day} ${b.month} ${b.year}`
}

/** The term of an office, whose open end is no doubt about a day: `since 3 May 2024`. */
export function showTerm({ from, to }: DayRange): string {
  if (from !== null && to === null) return `since ${showDay(from)}`
  return from === null && to !== null ? `until ${showDay(to)}` : showRange({ from, to })
}

/** How a publication date is known, or an empty string where the source itself gives it. */
export const showBasis = (basis: Published['basis']): string =>
  basis === 'text' ? 'worked out of the text' : basis === 'unknown' ? 'no date is given or can be worked out' : ''

/** The middle of a range as milliseconds since 1970 (UTC), or null where it is undated; an open end counts as its other. */
export function middle({ from, to }: DayRange): number | null {
  const [a, b] = [from ?? to, to ?? from]
  return a === null || b === null ? null : ((dayNumber(a) + dayNumber(b)) / 2) * 86_400_000
}

/** Milliseconds since 1970 (UTC) of a day's start. */
export const instant = (day: string): number => dayNumber(day) * 86_400_000

/** Order of ranges: by first day, then by last; what is undated comes last. */
export function byDate(a: DayRange, b: DayRange): number {
  const key = (r: DayRange) => `${r.from ?? r.to ?? '9999'} ${r.to ?? r.from ?? '9999'}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
