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
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  const year = Number(day.slice(0, 4)) - (month < 3 ? 1 : 0)
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - EPOCH
}

/** The ISO day of a number of days since 1970-01-01. */
export const dayOf = (days: number): Day => new Date(days * DAY).toISOString().slice(0, 10)

/** Whether a string is a day of the calendar. */
export function isDay(day: string): boolean {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (!m) return false
  const [year, month, date] = [Number(m[1]), Number(m[2]), Number(m[3])]
  if (month < 1 || month > 12 || date < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return date <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
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
