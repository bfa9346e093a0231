import { dayNumber, type Span } from '@onrecord/format'
import type { Analysed } from '../layers.js'
import type { Days } from '../times/calendar.js'
import { resolve, type Tense } from '../times/resolve.js'
import type { Tensed } from '../times/tense.js'
import { weekdayOf } from './calendar-days.js'
import type { Clue } from './clue.js'
import { distances, type Stretch } from './distance.js'
import { BEGIN, type Steps, step } from './steps.js'
import { table } from './weights.js'

const YEARLESS: ReadonlySet<string> = new Set(['date', 'month', 'holiday'])

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
  const hasDateline = found.some((e) => isDateline(layer, e))
  const latest = latestYear(found)
  if (latest) out.push(latest)
  for (const e of found) {
    const spans: Span[] = [{ start: e.start, end: e.end }]
    const m = e.meaning
    if (m.kind === 'days' && m.from === m.to && isDateline(layer, e)) {
      const day = dayNumber(m.from)
      out.push({ rule: 'dateline', spans, steps: [distances([{ first: day, last: day }], table('dateline'))] })
    } else if (m.kind === 'days') {
      const key = `${m.from} ${m.to}`
      if (told.has(key)) continue
      told.add(key)
      // "Since April 2023" tells what the article is after, not how soon.
      if (e.since && m.from !== m.to) continue
      out.push({ rule: e.rule, spans, steps: [absolute(m, e.tense, m.to === lastDay)] })
    } else if (YEARLESS.has(m.kind) && !('shift' in m && m.shift) && !('year' in m && m.year)) {
      const days = everyYear(e)
      if (days && isDateline(layer, e))
        out.push({ rule: 'dateline', spans, steps: [distances(fitting(days, found, lead), table('dateline'))] })
      else if (days) {
        const name = `${m.kind === 'date' ? 'date' : 'month'} ${e.tense ?? 'present'}`
        out.push({ rule: e.rule, spans, steps: [distances(days, table(name))] })
      }
    } else if (m.kind === 'weekday' && m.shift === null) {
      const key = `${m.weekday} ${e.tense}`
      if (weekdays.has(key)) continue
      weekdays.add(key)
      const isUnderDateline = hasDateline && e.start < lead && e.tense !== 'future'
      const name = isUnderDateline
        ? 'dateline weekday'
        : `weekday ${e.tense ?? 'present'}${e.start < lead ? ' lead' : ''}`
      out.push({ rule: e.rule, spans, steps: [], week: weekOf(m.weekday, name) })
    }
  }
  return out
}

// Years since the latest that is named from which each weight holds; first those before it.
const SINCE = [-100, -1, 0, 1, 2, 3, 4, 6, 10]
/** Weights of the table of years since the latest year named. */
export const LATEST = SINCE.length

/** The latest year or day named, whatever it is named for: articles name the years around them. Of years that are all ahead the next. */
function latestYear(found: readonly Tensed[]): Clue | null {
  // A decade or a year far ahead ("by 2050") isn't what is meant.
  const named = found.flatMap(({ meaning: m, tense, start, end }) =>
    m.kind === 'days' && dayNumber(m.to) - dayNumber(m.from) <= 400
      ? [{ year: Number(m.to.slice(0, 4)), isAhead: tense === 'future', span: { start, end } }]
      : [],
  )
  const behind = named.filter((n) => !n.isAhead).sort((a, b) => b.year - a.year)
  const [latest] = behind.length > 0 ? behind : named.sort((a, b) => a.year - b.year)
  if (!latest) return null
  const { year, span } = latest
  const steps: number[] = []
  SINCE.forEach((years, i) => {
    step(steps, i === 0 ? BEGIN : Date.UTC(year + years, 0, 1) / 86_400_000, table('latest year') + i)
  })
  return { rule: 'latest year', spans: [span], steps: [steps] }
}

/** Days named in full: how far they lie, by the tense of their clause, how long they are, and whether they are the latest named. */
function absolute({ from, to }: Days, tense: Tense, latest: boolean): Steps {
  const days = dayNumber(to) - dayNumber(from)
  const long = days === 0 ? 'day' : days <= 40 ? 'month' : 'year'
  const name = `${long} ${tense ?? 'present'}${latest && long !== 'year' ? ' latest' : ''}`
  return distances([{ first: dayNumber(from), last: dayNumber(to) }], table(`named ${name}`))
}

// Years in which a day without its year is looked for.
const FIRST_YEAR = 1984
const LAST_YEAR = 2061

/** A day, month or holiday without its year, in each year in which it falls on the weekday it is told with. Null where it is none. */
function everyYear(e: Tensed): readonly Stretch[] | null {
  const m = e.meaning
  // A year that begins on a Monday and has no leap day stands for all; a day's difference doesn't matter here.
  const r =
    m.kind === 'date' || m.kind === 'month' || m.kind === 'holiday'
      ? resolve(m, { day: '2018-06-30', tense: null, before: null })
      : null
  if (!r || r.from === null || r.to === null) return null
  const length = dayNumber(r.to) - dayNumber(r.from)
  const [month, day] = [Number(r.from.slice(5, 7)), Number(r.from.slice(8))]
  const weekday = m.kind === 'date' ? m.weekday : undefined
  const out: Stretch[] = []
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const first = Date.UTC(year, month - 1, day) / 86_400_000
    if (weekday === undefined || weekdayOf(first) === weekday) out.push({ first, last: first + Math.max(0, length) })
  }
  return out
}

/** Of the days of a dateline without its year those of years in which the lead's weekday is that day or the one before; all where none is. */
function fitting(days: readonly Stretch[], found: readonly Tensed[], lead: number): readonly Stretch[] {
  const told = found.find(
    (e) => e.meaning.kind === 'weekday' && e.meaning.shift === null && e.tense !== 'future' && e.start < lead,
  )
  if (told?.meaning.kind !== 'weekday') return days
  const { weekday } = told.meaning
  const fit = days.filter((d) => (weekdayOf(d.first) - weekday + 7) % 7 <= 1)
  return fit.length > 0 ? fit : days
}

/** The weights of Monday to Sunday for an article that names a weekday, by the table of a name. */
function weekOf(wanted: number, name: string): number[] {
  const base = table(name)
  return [1, 2, 3, 4, 5, 6, 7].map((w) => base + ((w - wanted + 7) % 7))
}

/** Where the first three sentences of the body end. */
function leadEnd({ analysis, blocks }: Analysed): number {
  const body = blocks.find((b) => b.kind === 'body')
  const first = analysis.sentences.findIndex((s) => body && s.start >= body.start)
  return analysis.sentences[Math.min(first + 2, analysis.sentences.length - 1)]?.end ?? 0
}

const PLACE = /^[\p{Lu}\p{M}\s.,'’/()–—-]*$/u

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
