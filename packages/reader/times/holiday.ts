import { addDays, type Day, weekday } from '@onrecord/format'
import { dayIn } from './calendar.js'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * The day a holiday falls on in a year, or null where it has none then. Takes the rule as en/holidays writes it:
 * `12-25`, `6-6-1944`, `11-thu-4`, `5-mon--1` (the last), `11-thu-4+1`, `easter-2`, `election`, `inauguration`.
 */
export function holidayIn(year: number, rule: string): Day | null {
  const easterly = /^easter([+-]\d+)$/.exec(rule)
  if (easterly) return addDays(easter(year), Number(easterly[1]))
  if (rule === 'election') return year % 2 === 0 ? addDays(nth(year, 11, 1, 1), 1) : null
  if (rule === 'inauguration') return year % 4 === 1 ? dayIn(year, 1, 20) : null
  const fixed = /^(\d+)-(\d+)(?:-(\d{4}))?$/.exec(rule)
  if (fixed) return dayIn(fixed[3] ? Number(fixed[3]) : year, Number(fixed[1]), Number(fixed[2]))
  const counted = /^(\d+)-(\w{3})-(-?\d)(?:\+(\d))?$/.exec(rule)
  if (!counted) throw new Error(`holiday: unknown rule "${rule}"`)
  const day = nth(year, Number(counted[1]), WEEKDAYS.indexOf(counted[2]!) + 1, Number(counted[3]))
  return addDays(day, Number(counted[4] ?? 0))
}

/** The n-th weekday of a month, the last where n is -1. */
function nth(year: number, month: number, day: number, n: number): Day {
  if (n < 0) {
    const first = dayIn(month === 12 ? year + 1 : year, (month % 12) + 1, 1)!
    const last = addDays(first, -1)
    return addDays(last, -((weekday(last) - day + 7) % 7))
  }
  const first = dayIn(year, month, 1)!
  return addDays(first, ((day - weekday(first) + 7) % 7) + 7 * (n - 1))
}

/** Western Easter Sunday (the anonymous Gregorian computus). */
function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return dayIn(year, Math.floor(f / 31), (f % 31) + 1)!
}
