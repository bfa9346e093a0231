import type { Tensed } from '../times/tense.js'
import { monthIndex, monthStart, weekdayOf, weekIndex } from './calendar-days.js'
import { DISTANCES, distances, type Stretch } from './distance.js'
import type { EventMention } from './event-mentions.js'
import { BEGIN, best, type Steps, step } from './steps.js'
import { table } from './weights.js'

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
 * From which days a time expression leads to one of some events, by how far they lie from it. Null where it can lead to none
 * of them from any day ("on Monday", of events on a Tuesday).
 */
export function agreeing(time: Tensed, events: readonly Stretch[]): Steps | null {
  const base = table('dated event')
  // Behind the distances stands the weight of days that don't agree with what stands beside.
  const never = base + DISTANCES
  const lists: Steps[] = []
  for (const event of events) {
    const window = windowOf(time, event)
    if (!window) continue
    const steps: number[] = []
    step(steps, BEGIN, never)
    const near = distances([event], base)
    for (let k = 0; k < near.length; k += 2) {
      const from = Math.max(near[k]!, window.first)
      if (from <= window.last && from < (near[k + 2] ?? -BEGIN)) step(steps, from, near[k + 1]!)
    }
    step(steps, window.last + 1, never)
    lists.push(steps)
  }
  return lists.length ? best(lists) : null
}

/** The days from which a time expression can mean an event's, or null where there are none. */
function windowOf({ meaning: m }: Tensed, { first, last }: Stretch): Stretch | null {
  switch (m.kind) {
    case 'weekday':
      return within(first, last, (d) => weekdayOf(d) === m.weekday) ? { first: first - 7, last: last + 7 } : null
    case 'month':
      return within(first, last, (d) => (monthIndex(d) % 12) + 1 === m.month)
        ? { first: first - 329, last: first + 329 }
        : null
    case 'date':
      return within(first, last, (d) => isDate(d, m.month, m.day)) ? { first: first - 349, last: first + 349 } : null
    case 'period': {
      const shift = m.shift === 'last' ? -1 : m.shift === 'next' ? 1 : 0
      const unit = m.unit === 'week' || m.unit === 'weekend' ? 'week' : m.unit === 'month' ? 'month' : 'year'
      return { first: opens(unit, first, -shift), last: opens(unit, last, 1 - shift) - 1 }
    }
    case 'deictic':
      return { first: first - m.days, last: last - m.days }
    default:
      return null
  }
}

/** First day of the week, month or year a day lies in, moved by so many. */
function opens(unit: 'week' | 'month' | 'year', day: number, by: number): number {
  if (unit === 'week') return (weekIndex(day) + by) * 7 - 3
  const month = monthIndex(day) + (unit === 'month' ? by : 12 * by)
  const index = unit === 'month' ? month : month - (((month % 12) + 12) % 12)
  return monthStart(index)
}

const isDate = (day: number, month: number, ofMonth: number): boolean =>
  (monthIndex(day) % 12) + 1 === month && day - monthStart(monthIndex(day)) + 1 === ofMonth

/** Whether some day of an event, or of its first weeks, passes. */
const within = (first: number, last: number, test: (day: number) => boolean): boolean => {
  for (let d = first; d <= Math.min(last, first + 20); d++) if (test(d)) return true
  return false
}
