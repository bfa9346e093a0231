/** A calendar day as ISO 8601 writes it, `2024-10-24`. */
export type Day = string

/** Days from `from` to `to`, both included; an open end is null. */
export interface DayRange {
  readonly from: Day | null
  readonly to: Day | null
}

const DAY = 86_400_000

/** Days before March of year 0 that 1970-01-01 is. */
const EPOCH = 719_468

/** Days since 1970-01-01 of an ISO day (Howard Hinnant's days from civil: years begin in March). Throws where it is none. */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new RangeError(`day: not an ISO day: ${JSON.stringify(day)}`)
  const month = digits(day, 5, 7)
  const year = digits(day, 0, 4) - (month < 3 ? 1 : 0)
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digits(day, 8, 10) - 1
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - EPOCH
}

/** The ISO day of a number of days since 1970-01-01. */
export const dayOf = (days: number): Day => new Date(days * DAY).toISOString().slice(0, 10)

/** Whether a string is a day of the calendar. */
export function isDay(day: string): boolean {
  if (day.length !== 10 || day.charCodeAt(4) !== HYPHEN || day.charCodeAt(7) !== HYPHEN) return false
  const [year, month, date] = [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)]
  if (!(year >= 0 && month >= 1 && month <= 12 && date >= 1)) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return date <= (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
}

const [HYPHEN, ZERO] = [45, 48]

/** The number that a piece of a text is in digits, NaN where it is none. */
function digits(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - ZERO
    n = digit >= 0 && digit <= 9 ? 10 * n + digit : Number.NaN
  }
  return n
}

/** The day `n` days later (earlier where n is negative). */
export const addDays = (day: Day, n: number): Day => dayOf(dayNumber(day) + n)

/** Days from `a` to `b`; negative where b is earlier. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a)

/** Day of the week, 1 Monday to 7 Sunday (ISO 8601). */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

/** The first and last day of a month, `month` 1 to 12. */
export function monthRange(year: number, month: number): { from: Day; to: Day } {
  return {
    from: dayOf(Date.UTC(year, month - 1, 1) / DAY),
    to: dayOf(Date.UTC(year, month, 0) / DAY),
  }
}

/** Whether two ranges share a day; an open end reaches as far as it can. */
export const rangesMeet = (a: DayRange, b: DayRange): boolean =>
  (a.from ?? '0000') <= (b.to ?? '9999') && (b.from ?? '0000') <= (a.to ?? '9999')
