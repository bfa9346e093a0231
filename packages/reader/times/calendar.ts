import { addDays, type Day, dayNumber, dayOf, monthRange, weekday } from '@onrecord/format'
import type { Edge, Unit } from './meaning.js'

export interface Days {
  readonly from: Day
  readonly to: Day
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const monthOf = (day: Day): number => Number(day.slice(5, 7))

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')

/** The ISO day of a year, month and day of month, or null where the calendar has none. */
export function dayIn(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || year < 1000 || year > 9999) return null
  const { to } = monthRange(year, month)
  return day <= Number(to.slice(8)) ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null
}

/** The week (Monday to Sunday), month, quarter, year … that holds a day, `n` later (earlier where n is negative). */
export function periodAround(day: Day, unit: Unit, n: number): Days {
  const y = yearOf(day)
  switch (unit) {
    case 'minute':
    case 'hour':
      return { from: day, to: day }
    case 'day':
      return { from: addDays(day, n), to: addDays(day, n) }
    case 'week': {
      const from = addDays(day, 1 - weekday(day) + 7 * n)
      return { from, to: addDays(from, 6) }
    }
    case 'fortnight': {
      const from = addDays(day, 1 - weekday(day) + 14 * n)
      return { from, to: addDays(from, 13) }
    }
    case 'weekend': {
      const from = addDays(day, 6 - weekday(day) + 7 * n)
      return { from, to: addDays(from, 1) }
    }
    case 'month': {
      const m = monthOf(day) - 1 + n
      return monthRange(y + Math.floor(m / 12), (((m % 12) + 12) % 12) + 1)
    }
    case 'quarter':
      return quarterRange(y, Math.ceil(monthOf(day) / 3) + n)
    case 'year':
      return yearRange(y + n)
    case 'decade': {
      const from = Math.floor(y / 10) * 10 + 10 * n
      return { from: yearRange(from).from, to: yearRange(from + 9).to }
    }
    case 'century': {
      const from = Math.floor((y - 1) / 100) * 100 + 1 + 100 * n
      return { from: yearRange(from).from, to: yearRange(from + 99).to }
    }
  }
}

export const yearRange = (year: number): Days => ({ from: `${pad(year, 4)}-01-01`, to: `${pad(year, 4)}-12-31` })

/** A quarter of a year; a number below 1 or above 4 lies in another year. */
export function quarterRange(year: number, quarter: number): Days {
  const q = quarter - 1
  const y = year + Math.floor(q / 4)
  const first = (((q % 4) + 4) % 4) * 3 + 1
  return { from: monthRange(y, first).from, to: monthRange(y, first + 2).to }
}

/** A day `n` units later, the day of month kept where the month has it. */
export function moved(day: Day, unit: Unit, n: number): Day {
  switch (unit) {
    case 'minute':
    case 'hour':
      return day
    case 'day':
      return addDays(day, n)
    case 'week':
    case 'weekend':
      return addDays(day, 7 * n)
    case 'fortnight':
      return addDays(day, 14 * n)
    default: {
      const months = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }[unit] * n
      const m = monthOf(day) - 1 + Math.round(months)
      const { from, to } = monthRange(yearOf(day) + Math.floor(m / 12), (((m % 12) + 12) % 12) + 1)
      const wanted = from.slice(0, 8) + day.slice(8)
      // biome-ignore lint/complexity/useMathMinMax: these are ISO days, not numbers
      return wanted > to ? to : wanted
    }
  }
}

/** The early, middle or late third of a period; its first or last tenth for `start` and `end`. */
export function edgeOf({ from, to }: Days, edge: Edge | undefined, today: Day | null): Days {
  if (edge === undefined) return { from, to }
  const days = dayNumber(to) - dayNumber(from) + 1
  if (edge === 'before') return today !== null && from <= today && today < to ? { from, to: today } : { from, to }
  if (edge === 'after')
    return today !== null && from <= today && today < to ? { from: addDays(today, 1), to } : { from, to }
  if (days === 1) return { from, to }
  if (days === 7) {
    if (edge === 'mid') return { from: addDays(from, 2), to: addDays(from, 2) }
    return edge === 'early' || edge === 'start' ? { from, to: addDays(from, 2) } : { from: addDays(from, 3), to }
  }
  if (days >= 28 && days <= 31) {
    if (edge === 'early' || edge === 'start') return { from, to: addDays(from, 9) }
    return edge === 'mid' ? { from: addDays(from, 10), to: addDays(from, 19) } : { from: addDays(from, 20), to }
  }
  const third = Math.round(days / 3)
  const first = dayNumber(from)
  const part = (a: number, b: number): Days => ({ from: dayOf(first + a), to: dayOf(first + b - 1) })
  if (edge === 'early' || edge === 'start') return whole(part(0, third))
  return whole(edge === 'mid' ? part(third, 2 * third) : part(2 * third, days))
}

/** Stretched to whole months, where a part of a year is meant. */
const whole = ({ from, to }: Days): Days => {
  const middle = (d: Day) => addDays(d, 14)
  const a = middle(from)
  const b = addDays(to, -14)
  return { from: monthRange(yearOf(a), monthOf(a)).from, to: monthRange(yearOf(b), monthOf(b)).to }
}
