import { dayNumber, type Span } from '@onrecord/format'
import type { Analysed } from '../layers.js'
import type { Days } from '../times/calendar.js'
import { resolve, type Tense } from '../times/resolve.js'
import type { Tensed } from '../times/times.js'
import { dayInYear, monthIndex, weekdayOf } from './calendar-index.js'
import { type Clue, fadeAhead, fadeBehind } from './clue.js'

const NEVER = 0.01
const YEARLESS: ReadonlySet<string> = new Set(['date', 'month', 'holiday'])
// How many days after a weekday that is past an article appears that names it in its lead, and further down; and how many
// before one to come. Counted on news of 2015 and 2016 (PolNeAR's training part).
const BEHIND_LEAD = [0.42, 0.43, 0.09, 0.03, 0.01, 0.01, 0.01]
const BEHIND = [0.16, 0.35, 0.27, 0.11, 0.04, 0.04, 0.03]
const AHEAD = [0.3, 0.18, 0.12, 0.08, 0.08, 0.12, 0.12]
const AS_PAST = 0.8

/** What the time expressions say of the article's day. */
export function timeClues(layer: Analysed, found: readonly Tensed[]): Clue[] {
  const out: Clue[] = []
  const weekdays = new Set<string>()
  const told = new Set<string>()
  const lastDay = found.reduce(
    (d, e) =>
      e.meaning.kind === 'days' &&
      e.tense !== 'future' &&
      e.meaning.to > d &&
      dayNumber(e.meaning.to) - dayNumber(e.meaning.from) < 40
        ? e.meaning.to
        : d,
    '',
  )
  const lead = leadEnd(layer)
  const latest = latestYear(found)
  if (latest) out.push(latest)
  for (const e of found) {
    const spans: Span[] = [{ start: e.start, end: e.end }]
    const m = e.meaning
    if (m.kind === 'days' && m.from === m.to && isDateline(layer, e))
      out.push({ rule: 'dateline', spans, fits: dated(dayNumber(m.from)) })
    else if (m.kind === 'days') {
      const key = `${m.from} ${m.to}`
      if (told.has(key)) continue
      told.add(key)
      out.push({ rule: e.rule, spans, fits: absolute(m, e.tense, m.to === lastDay) })
    } else if (YEARLESS.has(m.kind) && !('shift' in m && m.shift) && !('year' in m && m.year)) {
      const part = yearless(e)
      if (part && isDateline(layer, e)) out.push({ rule: 'dateline', spans, fits: near(part) })
      else if (part) out.push({ rule: e.rule, spans, fits: seen(part, e.tense, m.kind === 'date' ? 0.7 : 0.5) })
    } else if (m.kind === 'weekday' && m.shift === null) {
      const key = `${m.weekday} ${e.tense}`
      if (weekdays.has(key)) continue
      weekdays.add(key)
      out.push({ rule: e.rule, spans, fits: byWeekday(m.weekday, e.tense, e.start < lead), fine: true })
    }
  }
  return out
}

/** How likely an article is to name no year later than the one it has been this many years since. */
const SINCE_LATEST = [1, 0.7, 0.3, 0.18, 0.12, 0.08]

/** The latest year or day named, whatever it is named for: articles name the years around them. */
function latestYear(found: readonly Tensed[]): Clue | null {
  let latest: { year: number; span: Span } | null = null
  for (const e of found) {
    if (e.meaning.kind !== 'days') continue
    const year = Number(e.meaning.to.slice(0, 4))
    // A decade or a year far ahead ("by 2050") isn't what is meant.
    if (dayNumber(e.meaning.to) - dayNumber(e.meaning.from) > 400 || (e.tense === 'future' && latest)) continue
    if (!latest || year > latest.year) latest = { year, span: { start: e.start, end: e.end } }
  }
  if (!latest) return null
  const { year, span } = latest
  return {
    rule: 'latest year',
    spans: [span],
    fits: (day) => {
      const since = Math.floor(monthIndex(day) / 12) - year
      return since < -1 ? 0.03 : since === -1 ? 0.4 : (SINCE_LATEST[since] ?? 0.05)
    },
  }
}

/**
 * Days named in full: a past one lies behind the article, a future one ahead. Only the latest tells how far; where `latest`
 * is false the days are a bound.
 */
function absolute({ from, to }: Days, tense: Tense, latest: boolean): (day: number) => number {
  const first = dayNumber(from)
  const last = dayNumber(to)
  const long = last - first > 40
  const pace = long ? 1000 : last === first ? 40 : 90
  return (day) => {
    const behind = day < first ? 0 : latest && !long ? fadeBehind(Math.max(0, day - last), pace) ** 2 : 1
    const ahead = day > last ? 0 : long ? 1 : fadeAhead(Math.max(0, first - day), pace)
    if (tense === 'past') return Math.max(behind, day < first ? (long ? 0.05 : 0.01) : 0.005)
    if (tense === 'future') return Math.max(ahead, 0.1)
    return Math.max(behind, 0.35 * ahead, day < first ? 0.05 : 0.01)
  }
}

/** A full date in a dateline. */
const dated =
  (at: number) =>
  (day: number): number =>
    day === at ? 1 : day === at + 1 ? 0.4 : day > at && day < at + 5 ? 0.05 : 0.0001

/** A date in a dateline: the article's own, or the day before it. */
function near(m: Yearless): (day: number) => number {
  return (day) => {
    const behind = behindIn(m, day)
    return behind === 0 ? 1 : behind === 1 ? 0.5 : behind <= 3 ? 0.1 : 0.0005
  }
}

/** A stretch of every year: its first and last day, counted from 1 January as 0; the weekday its first day has, if it is told. */
interface Yearless {
  readonly from: number
  readonly to: number
  readonly weekday: number | null
}

/** Days since the stretch last ended before or on a day, 0 within it. */
const behindIn = ({ from, to }: Yearless, day: number): number => {
  const at = dayInYear(day)
  return from <= at && at <= to ? 0 : (at - to + 366) % 366
}
const aheadOf = ({ from, to }: Yearless, day: number): number => {
  const at = dayInYear(day)
  return from <= at && at <= to ? 0 : (from - at + 366) % 366
}

/** A day or month without its year: how far it lies away, seen from each day. */
function seen(m: Yearless, tense: Tense, weight: number): (day: number) => number {
  const agrees = (day: number) => m.weekday === null || weekdayOf(day) === m.weekday || weekdayOf(day + 1) === m.weekday
  const fits = (day: number): number => {
    const behind = tense === 'future' ? 400 : behindIn(m, day)
    const ahead = tense === 'past' ? 400 : aheadOf(m, day)
    const b = agrees(day - behind) ? fadeBehind(behind, 15) : 0
    const a = agrees(day + ahead) ? fadeAhead(ahead, 25) : 0
    return Math.max(b, tense === null ? 0.5 * a : a, m.weekday === null ? 0.03 : NEVER) ** weight
  }
  if (m.weekday !== null) return fits
  // Without a weekday it is the same every year.
  const table = new Float64Array(366)
  return (day) => {
    const at = dayInYear(day)
    if (table[at] === 0) table[at] = fits(day)
    return table[at]!
  }
}

/** The stretch of the year a meaning names, or null where it names none. */
function yearless(e: Tensed): Yearless | null {
  const m = e.meaning
  // A year that begins on a Monday and has no leap day stands for all; a day's difference doesn't matter here.
  const r =
    m.kind === 'date' || m.kind === 'month' || m.kind === 'holiday'
      ? resolve(m, { day: '2018-06-30', tense: null, before: null })
      : null
  if (!r || r.from === null || r.to === null) return null
  const from = dayInYear(dayNumber(r.from))
  const to = dayInYear(dayNumber(r.to))
  return { from, to: Math.max(from, to), weekday: m.kind === 'date' ? (m.weekday ?? null) : null }
}

function byWeekday(wanted: number, tense: Tense, lead: boolean): (day: number) => number {
  const table = [0, 0, 0, 0, 0, 0, 0]
  for (let w = 1; w <= 7; w++) {
    const behind = (lead ? BEHIND_LEAD : BEHIND)[(w - wanted + 7) % 7]!
    const ahead = AHEAD[(wanted - w + 7) % 7]!
    table[w - 1] = tense === 'past' ? behind : tense === 'future' ? ahead : AS_PAST * behind + (1 - AS_PAST) * ahead
  }
  return (day) => table[weekdayOf(day) - 1]!
}

/** Where the first three sentences of the body end. */
function leadEnd({ analysis, blocks }: Analysed): number {
  const body = blocks.find((b) => b.kind === 'body')
  const first = analysis.sentences.findIndex((s) => body && s.start >= body.start)
  return analysis.sentences[Math.min(first + 2, analysis.sentences.length - 1)]?.end ?? 0
}

const PLACE = /^[\p{Lu}\p{M}\s.,'’/()–-]*$/u

/** A date at the start of the first paragraph with a place before it and a dash or an agency behind it. */
function isDateline({ source, blocks }: Analysed, e: Tensed): boolean {
  if (e.meaning.kind !== 'date' && e.meaning.kind !== 'days') return false
  const body = blocks.find((b) => b.kind === 'body')
  if (!body || e.start - body.start > 60 || e.start < body.start) return false
  const before = source.text.slice(body.start, e.start)
  const after = source.text.slice(e.end, e.end + 40)
  return (
    PLACE.test(before.replace(/\b\p{Lu}\p{Ll}+/gu, 'X')) && /^[\s.,]*(?:\([^)]{2,30}\)\s*)?(?:[-–—_]{1,2})/u.test(after)
  )
}
