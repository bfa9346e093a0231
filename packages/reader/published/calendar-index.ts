import { dayNumber, dayOf } from '@onrecord/format'

/** First and last day (since 1970) the tables know: the days an article can have, and events well before and after them. */
const FIRST = dayNumber('1980-01-01')
const LAST = dayNumber('2080-01-01')

interface Tables {
  /** Months since year 0, by day. */
  readonly month: Int32Array
  /** Day of the year from 0, by day. */
  readonly inYear: Int16Array
}

let built: Tables | undefined

/** Built once: dates are compared for thousands of days an article, too many to go through strings. */
function tables(): Tables {
  if (built) return built
  const month = new Int32Array(LAST - FIRST)
  const inYear = new Int16Array(LAST - FIRST)
  let year = ''
  let first = 0
  for (let d = FIRST; d < LAST; d++) {
    const iso = dayOf(d)
    if (iso.slice(0, 4) !== year) {
      year = iso.slice(0, 4)
      first = d
    }
    month[d - FIRST] = Number(year) * 12 + Number(iso.slice(5, 7)) - 1
    inYear[d - FIRST] = d - first
  }
  built = { month, inYear }
  return built
}

/** Months since year 0 of a day; days the tables don't know count as their first or last. */
export const monthIndex = (day: number): number => tables().month[clamp(day)]!
/** Day of the year, 0 for 1 January. */
export const dayInYear = (day: number): number => tables().inYear[clamp(day)]!
/** Weeks (Monday to Sunday) since 1970. */
export const weekIndex = (day: number): number => Math.floor((day + 3) / 7)
/** ISO weekday, 1 Monday to 7 Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

const clamp = (day: number): number => Math.min(Math.max(day, FIRST), LAST - 1) - FIRST
