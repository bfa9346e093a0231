import type { Tensed } from '../times/times.js'
import { monthIndex, weekdayOf, weekIndex } from './calendar-index.js'
import type { Occasion } from './event-clues.js'
import type { EventMention } from './event-mentions.js'

const BEFORE = /^(?:['’]s?)?\s*(?:\p{L}[\p{L}.-]*\s+){0,2}$/u
const BEHIND = /^,?\s+(?:\p{L}\p{L}\s+)?$/u

/** The time expression that belongs to an event: "Monday's debate", "next month's U.S. election", "the vote on Tuesday"; or null. */
export function timeBeside(mention: EventMention, found: readonly Tensed[], text: string): Tensed | null {
  for (const e of found) {
    if (e.start > mention.end + 5) break
    if (!TIMED.has(e.meaning.kind) || e.end < mention.start - 24) continue
    if (e.end <= mention.start) {
      const between = text.slice(e.end, mention.start)
      // A weekday needs its genitive, or to stand right before: "said Monday the debate" is about the saying.
      const own = /^['’]/.test(between) || /['’]s?$/.test(text.slice(e.start, e.end))
      if (BEFORE.test(between) && (own || (between.trim() === '' && e.meaning.kind !== 'deictic'))) return e
    } else if (e.start >= mention.end && BEHIND.test(text.slice(mention.end, e.start))) return e
  }
  return null
}

const TIMED: ReadonlySet<string> = new Set(['weekday', 'period', 'month', 'date', 'deictic'])

/**
 * Whether a time expression, seen from a day, can lead to an event; with null for the day, whether it can from any. Works on
 * numbers alone: it is asked for thousands of days.
 */
export function agrees({ meaning: m }: Tensed, { first, last }: Occasion, day: number | null): boolean {
  switch (m.kind) {
    case 'weekday':
      return day === null ? within(first, last, (d) => weekdayOf(d) === m.weekday) : first - day <= 7 && day - last <= 7
    case 'month':
      return day === null
        ? within(first, last, (d) => (monthIndex(d) % 12) + 1 === m.month)
        : Math.abs(first - day) < 330
    case 'date':
      return day === null ? within(first, last, (d) => isDate(d, m.month, m.day)) : Math.abs(first - day) < 350
    case 'period': {
      if (day === null) return true
      const shift = m.shift === 'last' ? -1 : m.shift === 'next' ? 1 : 0
      const index = m.unit === 'week' || m.unit === 'weekend' ? weekIndex : m.unit === 'month' ? monthIndex : yearIndex
      return index(first) <= index(day) + shift && index(day) + shift <= index(last)
    }
    case 'deictic':
      return day === null || (first <= day + m.days && day + m.days <= last)
    default:
      return false
  }
}

const yearIndex = (day: number): number => Math.floor(monthIndex(day) / 12)
const isDate = (day: number, month: number, ofMonth: number): boolean =>
  (monthIndex(day) % 12) + 1 === month && monthDay(day) === ofMonth

/** Day of the month: days since the last one of another month. */
const monthDay = (day: number): number => {
  let n = 1
  while (n < 31 && monthIndex(day - n) === monthIndex(day)) n++
  return n
}

/** Whether some day of an event, or of its first weeks, passes. */
const within = (first: number, last: number, test: (day: number) => boolean): boolean => {
  for (let d = first; d <= Math.min(last, first + 20); d++) if (test(d)) return true
  return false
}
