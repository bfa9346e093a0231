import { addDays, type Day, type DayRange, dayNumber, monthRange, weekday } from '@onrecord/format'
import { type Days, dayIn, edgeOf, monthOf, moved, periodAround, quarterRange, yearOf } from './calendar.js'
import { holidayIn } from './holiday.js'
import type { Meaning, Shift, Unit } from './meaning.js'

/** Whether the words around an expression look back or ahead; null where they don't say. */
export type Tense = 'past' | 'future' | null

/** What an expression is resolved against. */
export interface Anchor {
  /** The article's day. */
  readonly day: Day
  readonly tense: Tense
  /** The time named before it in the text, or null. */
  readonly before: Days | null
}

const OFFSET: Readonly<Record<Shift, number>> = { last: -1, this: 0, next: 1 }

/** The days a meaning names, seen from the article's day. Null where they can't be known. */
export function resolve(meaning: Meaning, anchor: Anchor): DayRange | null {
  const { day, tense } = anchor
  switch (meaning.kind) {
    case 'days':
      return edgeOf(meaning, meaning.edge, day)
    case 'deictic':
      return single(addDays(day, meaning.days))
    case 'weekday':
      return single(weekdayNear(day, meaning.weekday, meaning.shift, tense))
    case 'date':
      return date(meaning, day, tense)
    case 'month':
      return month(meaning, day, tense)
    case 'period':
      return edgeOf(periodAround(day, meaning.unit, OFFSET[meaning.shift]), meaning.edge, day)
    case 'quarter':
      return quarter(meaning, day, tense)
    case 'season':
      return meaning.habitual && tense === null ? null : season(meaning, day, tense)
    case 'away':
      if (meaning.ahead && tense !== 'future') return null
      // "The third quarter … up from a year ago": the same quarter of the year before.
      if (meaning.unit === 'year' && meaning.n === -1 && anchor.before && isQuarter(anchor.before))
        return anaphor('year', -1, anchor)
      return away(day, meaning.unit, meaning.n)
    case 'stretch':
      return meaning.n < 0
        ? { from: moved(day, meaning.unit, meaning.n), to: day }
        : { from: day, to: moved(day, meaning.unit, meaning.n) }
    case 'holiday':
      return holiday(meaning.rule, meaning.shift, day, tense)
    case 'anaphor':
      return anaphor(meaning.unit, meaning.n, anchor)
    case 'open':
      return meaning.towards < 0 ? { from: null, to: day } : { from: day, to: null }
  }
}

const single = (day: Day): Days => ({ from: day, to: day })

/** The weekday nearest in the direction of the tense, the day itself included; "last" and "next" leave it out. */
function weekdayNear(day: Day, wanted: number, shift: Shift | null, tense: Tense): Day {
  const back = (weekday(day) - wanted + 7) % 7
  if (shift === 'last') return addDays(day, -(back || 7))
  if (shift === 'next') return addDays(day, 7 - back)
  if (shift === 'this') return tense === 'past' ? addDays(day, -back) : addDays(day, (7 - back) % 7)
  return tense === 'future' ? addDays(day, (7 - back) % 7) : addDays(day, -back)
}

function date(m: Extract<Meaning, { kind: 'date' }>, day: Day, tense: Tense): Days | null {
  const inYear = (year: number): Days | null => {
    const from = dayIn(year, m.month, m.day)
    if (!from) return null
    const to = m.toDay === undefined ? from : dayIn(year, m.toMonth ?? m.month, m.toDay)
    return to && to >= from ? { from, to } : { from, to: from }
  }
  const year = yearOf(day)
  if (m.year) return inYear(year + OFFSET[m.year])
  const choices = [year - 1, year, year + 1].map(inYear).filter((c) => c !== null)
  if (m.shift === 'last') return choices.filter((c) => c.to < day).at(-1) ?? null
  if (m.shift === 'next') return choices.find((c) => c.from > day) ?? null
  // A weekday beside the date says which year is meant.
  const agreeing = m.weekday === undefined ? choices : choices.filter((c) => weekday(c.from) === m.weekday)
  return nearest(agreeing.length ? agreeing : choices, day, tense)
}

function month(m: Extract<Meaning, { kind: 'month' }>, day: Day, tense: Tense): Days | null {
  const inYear = (year: number): Days => {
    const last = m.toMonth ?? m.month
    return { from: monthRange(year, m.month).from, to: monthRange(last < m.month ? year + 1 : year, last).to }
  }
  const year = yearOf(day)
  const now = monthOf(day)
  const choose = (): Days => {
    if (m.year) return inYear(year + OFFSET[m.year])
    if (m.shift === 'last') return inYear(m.month < now ? year : year - 1)
    if (m.shift === 'next') return inYear(m.month > now ? year : year + 1)
    if (m.shift === 'this') return inYear(year)
    if (m.month === now) return inYear(year)
    return nearest([year - 1, year, year + 1].map(inYear), day, tense)!
  }
  return edgeOf(choose(), m.edge, day)
}

/** The last choice that has begun by the day (past), the first that ends after it (future), else the nearer; past wins a tie. */
function nearest(choices: readonly Days[], day: Day, tense: Tense): Days | null {
  const past = choices.filter((c) => c.from <= day).at(-1) ?? null
  const future = choices.find((c) => c.to >= day) ?? null
  if (!past || !future) return past ?? future
  const [back, ahead] = [dayNumber(day) - dayNumber(past.to), dayNumber(future.from) - dayNumber(day)]
  // Nobody leaves out the year of a day most of a year away where the same day lies close by, whatever the verb says.
  const single = past.from === past.to
  if (tense === 'past') return single && back > 270 && ahead > 0 && ahead < 45 ? future : past
  if (tense === 'future') return single && ahead > 330 && back > 0 && back < 21 ? past : future
  return back <= ahead + 120 ? past : future
}

/** Whether a stretch is a quarter of a year. */
const isQuarter = ({ from, to }: Days): boolean => {
  const days = dayNumber(to) - dayNumber(from)
  return days > 85 && days < 95
}

/** A quarter is reported on after it has ended, unless the words look ahead. */
function quarter(m: Extract<Meaning, { kind: 'quarter' }>, day: Day, tense: Tense): Days {
  const year = yearOf(day)
  if (m.year) return quarterRange(year + OFFSET[m.year], m.quarter)
  const choices = [year - 1, year, year + 1].map((y) => quarterRange(y, m.quarter))
  // "It expects to report a third-quarter loss": what is to come is the report, of a quarter that has just ended.
  const ended = choices.filter((c) => c.to < day).at(-1)!
  if (tense === 'future' && dayNumber(day) - dayNumber(ended.to) > 60) return choices.find((c) => c.to >= day)!
  if (tense === 'future') return ended
  return choices.filter((c) => c.from <= day).at(-1)!
}

function season(m: Extract<Meaning, { kind: 'season' }>, day: Day, tense: Tense): Days {
  const year = yearOf(day)
  const inYear = (y: number): Days => ({
    from: monthRange(y, m.month).from,
    to: monthRange(m.month > 10 ? y + 1 : y, ((m.month + 1) % 12) + 1).to,
  })
  const choices = [year - 2, year - 1, year, year + 1].map(inYear)
  const current = choices.find((c) => c.from <= day && day <= c.to)
  const past = choices.filter((c) => c.to < day).at(-1)!
  const future = choices.find((c) => c.from > day)!
  const chosen =
    m.shift === 'last'
      ? past
      : m.shift === 'next'
        ? future
        : (current ?? (tense === 'future' ? future : m.shift === 'this' && yearOf(past.from) !== year ? future : past))
  return edgeOf(chosen, m.edge, day)
}

/** A day so many units away; named as precisely as the unit is: "two years ago" is a year. Parts of a unit count in days. */
function away(day: Day, unit: Unit, n: number): Days {
  if (!Number.isInteger(n)) return single(addDays(day, Math.round(n * DAYS[unit])))
  if (unit === 'day') return single(addDays(day, n))
  if (unit === 'week') return Math.abs(n) > 3 ? periodAround(day, 'week', n) : single(addDays(day, 7 * n))
  return periodAround(day, unit, n)
}

const DAYS: Readonly<Record<Unit, number>> = {
  minute: 0, hour: 0, day: 1, week: 7, weekend: 7, fortnight: 14, month: 30.4, quarter: 91.3, year: 365.25, decade: 3652.5, century: 36525,
} // biome-ignore format: one line reads better

function holiday(ruleAt: string, shift: Shift | null, day: Day, tense: Tense): Days | null {
  const [rule = '', given] = ruleAt.split('@')
  if (given) {
    const d = holidayIn(Number(given), rule)
    return d === null ? null : single(d)
  }
  const year = yearOf(day)
  const choices: Days[] = []
  for (let y = year - 4; y <= year + 4; y++) {
    const d = holidayIn(y, rule)
    if (d && d !== choices.at(-1)?.from) choices.push(single(d))
  }
  if (shift === 'last') return choices.filter((c) => c.from < day).at(-1) ?? null
  if (shift === 'next') return choices.find((c) => c.from > day) ?? null
  // Election Day and the like are looked forward to for most of the year before them.
  if (tense === null && /^[a-z]/.test(rule) && !rule.startsWith('easter')) tense = 'future'
  return nearest(choices, day, tense)
}

/** Counted from the time named before; a comparison without one ("a year earlier") counts from the article's day. */
function anaphor(unit: Unit, n: number, { day, before }: Anchor): Days | null {
  if (!before) {
    if (unit === 'quarter' && n === 0) return periodAround(day, 'quarter', -1)
    return n < 0 && unit !== 'day' ? periodAround(day, unit, n) : null
  }
  const length = dayNumber(before.to) - dayNumber(before.from)
  // A year before a quarter or a month is that quarter or month of the year before.
  if (unit === 'year' && n !== 0 && length < 360)
    return length < 27 && n < 0
      ? { from: moved(before.from, 'year', n), to: moved(before.to, 'year', n) }
      : { from: moved(before.from, 'year', n), to: endOf(moved(before.from, 'year', n), length) }
  if (unit === 'day' && length > 0) return null
  if (n === 0) return length > 366 && unit === 'year' ? null : periodAround(before.from, unit, 0)
  if (unit === 'day') return single(addDays(before.from, n))
  return length <= 366 ? periodAround(before.from, unit, n) : null
}

/** The end of a stretch of whole months of about `length` days. */
const endOf = (from: Day, length: number): Day => {
  if (length < 27) return addDays(from, length)
  const d = addDays(from, length - 14)
  return monthRange(yearOf(d), monthOf(d)).to
}
