import { monthRange } from '@onrecord/format'
import { dayIn, quarterRange, yearRange } from './calendar.js'
import { type Kind, LETTER } from './items.js'
import type { Matched } from './matched.js'
import type { Edge, Meaning, Shift } from './meaning.js'

/** A way time expressions are written: the kinds of its items, and what it means. */
export interface Pattern {
  readonly name: string
  /** Matches the letters of items from where it is tried. */
  readonly letters: RegExp
  /** What the matched items mean; null where they are no time expression after all. */
  readonly meaning: (m: Matched) => Meaning | null
}

const days = (range: { from: string; to: string } | null, edge?: Edge): Meaning | null =>
  range && { kind: 'days', from: range.from, to: range.to, edge }
const oneDay = (year: number, month: number, day: number): Meaning | null => {
  const d = dayIn(year, month, day)
  return d === null ? null : { kind: 'days', from: d, to: d }
}
/** "2015-16", "2015 to 2017": the second year, which may leave out its century. */
const endYear = (from: number, to: number): number => (to < 100 ? Math.floor(from / 100) * 100 + to : to)

const monthYear = (m: Matched, year: number, to?: number): Meaning | null => {
  const month = m.number('month')
  const last = Number.isNaN(m.number('month', 1)) ? month : m.number('month', 1)
  return days({ from: monthRange(year, month).from, to: monthRange(to ?? year, last).to }, m.edge)
}

const dateOf = (m: Matched, year: Shift | null): Meaning | null => {
  const day = m.day()
  const month = m.number('month')
  const toDay = m.day(1)
  if (!dayIn(2024, month, day)) return null
  const weekday = m.number('weekday')
  return {
    kind: 'date',
    month,
    day,
    year,
    ...(!Number.isNaN(toDay) && { toDay, toMonth: m.item('month', 1)?.number ?? month }),
    ...(!Number.isNaN(weekday) && { weekday }),
  }
}

/** Numbers of a slash date in the order month, day, year; day first where the first can be no month. */
function numericDate(text: string): Meaning | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (iso) return oneDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [a = 0, b = 0, y = 0] = text.split('/').map(Number)
  const year = y < 100 ? y + (y > 50 ? 1900 : 2000) : y
  return a > 12 ? oneDay(year, b, a) : oneDay(year, a, b)
}

const DAY = '<weekday>?<comma>?'
const TO = '(?:<range>|<dash>)'

/** Patterns in the order they are tried; the first that fits wins. `<kind>` stands for an item of that kind. */
const TABLE: readonly (readonly [name: string, letters: string, meaning: (m: Matched) => Meaning | null])[] = [
  ['numeric date', '<date>', (m) => numericDate(m.item('date')!.value)],
  [
    'days of a month, year',
    `${DAY}<month>(?:<number>|<ordinal>)(?:${TO}|<and>)<month>?(?:<number>|<ordinal>)<comma>?<year>`,
    (m) => {
      const to = m.item('month', 1)?.number ?? m.number('month')
      const a = dayIn(m.number('year'), m.number('month'), m.day())
      const b = dayIn(m.number('year'), to, m.day(1))
      return a && b && a <= b ? { kind: 'days', from: a, to: b } : null
    },
  ],
  [
    'month day, year',
    `${DAY}<month>(?:<number>|<ordinal>)<comma>?<year>`,
    (m) => oneDay(m.number('year'), m.number('month'), m.day()),
  ],
  [
    'day month year',
    `${DAY}<the>?(?:<number>|<ordinal>)<of>?<month><comma>?<year>`,
    (m) => oneDay(m.number('year'), m.number('month'), m.day()),
  ],
  [
    'month day of last year',
    `${DAY}<month>(?:<number>|<ordinal>)<comma>?<of>?<shift><unit>`,
    (m) => (m.unit === 'year' ? dateOf(m, m.shift) : null),
  ],
  ['days of a month', `${DAY}<month>(?:<number>|<ordinal>)${TO}<month>?(?:<number>|<ordinal>)`, (m) => dateOf(m, null)],
  ['month day', `${DAY}<month>(?:<number>|<ordinal>)`, (m) => dateOf(m, null)],
  ['day month', `${DAY}<the>?(?:<number>|<ordinal>)<of>?<month>`, (m) => dateOf(m, null)],
  ['months, year', `<month>${TO}<month><comma>?<of>?<year>`, (m) => monthYear(m, m.number('year'))],
  [
    'month, year to month, year',
    `<month><comma>?<year>${TO}<month><comma>?<year>`,
    (m) => monthYear(m, m.number('year'), m.number('year', 1)),
  ],
  ['month, year', '(?:<the>?<edge>(?:<of>|<dash>)?)?<month><comma>?<of>?<year>', (m) => monthYear(m, m.number('year'))],
  [
    'month of last year',
    '(?:<the>?<edge>(?:<of>|<dash>)?)?<month><comma>?<of>?<shift><unit>',
    (m) =>
      m.unit === 'year' && m.shift
        ? { kind: 'month', month: m.number('month'), shift: null, year: m.shift, edge: m.edge }
        : null,
  ],
  [
    'last month day',
    '<shift><month>(?:<number>|<ordinal>)',
    (m) => {
      const date = dateOf(m, null)
      return date?.kind === 'date' && m.shift ? { ...date, shift: m.shift } : date
    },
  ],
  [
    'last month by name',
    '<shift><month>',
    (m) => ({ kind: 'month', month: m.number('month'), shift: m.shift, year: null, edge: undefined }),
  ],
  [
    'months',
    `<month>${TO}<month>`,
    (m) => ({ kind: 'month', month: m.number('month'), toMonth: m.number('month', 1), shift: null, year: null }),
  ],
  [
    'part of a month',
    '<the>?<edge>(?:<of>|<dash>)?<month>',
    (m) => ({ kind: 'month', month: m.number('month'), shift: null, year: null, edge: m.edge }),
  ],
  ['month', '<month>', (m) => ({ kind: 'month', month: m.number('month'), shift: null, year: null })],
  [
    'last weekday',
    '<shift><weekday><part>?',
    (m) => ({ kind: 'weekday', weekday: m.number('weekday'), shift: m.shift }),
  ],
  ['weekday', '<edge>?<weekday><part>?', (m) => ({ kind: 'weekday', weekday: m.number('weekday'), shift: null })],
  [
    'part of a day',
    '(?:<edge>|<direction>)?<shift><part>',
    (m) => {
      const shift = m.item('shift')!.value
      return shift === 'this' ? { kind: 'deictic', days: 0 } : shift === 'last' ? { kind: 'deictic', days: -1 } : null
    },
  ],
  [
    'today',
    '(?:<edge>|<direction>)?<deictic>(?:<own>?<part>)?',
    (m) => ({ kind: 'deictic', days: m.number('deictic') }),
  ],
  [
    'quarter of a year',
    '<the>?<fiscal>?<ordinal><dash>?<unit><comma>?<of>?<fiscal>?<year>',
    (m) => (m.unit === 'quarter' ? days(quarterRange(m.number('year'), m.number('ordinal'))) : null),
  ],
  [
    'quarter, year',
    '<quarter>(?:<of>|<comma>)?<year>',
    (m) => days(quarterRange(m.number('year'), m.number('quarter'))),
  ],
  [
    'quarter of this year',
    '<shift><unit><own>(?:<fiscal>?<ordinal><dash>?<unit>|<quarter>)',
    (m) => {
      const quarter = m.item('quarter')?.number ?? m.number('ordinal')
      const whole = m.unit === 'year' && (m.item('quarter') !== undefined || m.item('unit', 1)?.value === 'quarter')
      return whole && quarter <= 4 && m.shift ? { kind: 'quarter', quarter, year: m.shift } : null
    },
  ],
  [
    'quarter',
    '(?:<the>?<fiscal>?<dash>?<ordinal><dash>?<unit>|<quarter>)(?:<of>?<shift><unit>)?',
    (m) => {
      const [first, second] = [m.item('unit', 0), m.item('unit', 1)]
      const quarter = m.item('quarter')?.number ?? m.number('ordinal')
      if (!m.item('quarter') && first?.value === 'century')
        return days({ from: yearRange(quarter * 100 - 99).from, to: yearRange(quarter * 100).to })
      if (!m.item('quarter') && first?.value !== 'quarter') return null
      if (quarter > 4) return null
      const year = m.item('quarter') ? first : second
      return { kind: 'quarter', quarter, year: year?.value === 'year' ? m.shift : null }
    },
  ],
  [
    'years or quarters ago, compared',
    '<the>?<unit><dash><direction>(?:<ordinal>?<unit>)?',
    (m) => {
      const direction = m.item('direction')!.value
      return direction === 'ago' || direction === 'earlier' ? { kind: 'anaphor', unit: m.unit, n: -1 } : null
    },
  ],
  [
    'units away',
    '(?:<number>|<a>|<some>)<dash>?(?:<unit>|<units>)(?:<ordinal>|<some>)?<direction>',
    (m) => {
      const n = m.item('number')?.number ?? (m.item('a') ? 1 : Number.NaN)
      if (m.unit === 'hour' || m.unit === 'minute' || n > 2000) return null
      switch (m.item('direction')!.value) {
        case 'ago':
          return Number.isNaN(n) ? null : { kind: 'away', unit: m.unit, n: -n }
        case 'hence':
          return Number.isNaN(n) ? null : { kind: 'away', unit: m.unit, n }
        case 'earlier':
          return Number.isNaN(n) ? null : { kind: 'anaphor', unit: m.unit, n: -n }
        case 'later':
          return Number.isNaN(n) ? null : { kind: 'anaphor', unit: m.unit, n }
        default:
          return null
      }
    },
  ],
  [
    'past or coming units',
    '<the>?<shift>(?:<number>|<some>)<dash>?(?:<units>|<unit>)',
    (m) => {
      const n = m.item('number')?.number ?? Number(m.item('some')!.value)
      const shift = m.shift
      if (m.unit === 'hour' || m.unit === 'minute' || Number.isNaN(n) || n > 2000) return null
      const word = m.item('shift')!.value
      if (shift === 'last' && word !== 'latest') return { kind: 'stretch', unit: m.unit, n: -n }
      return shift === 'next' && word !== 'following' ? { kind: 'stretch', unit: m.unit, n } : null
    },
  ],
  [
    'recent or coming units',
    '<the>?<shift><units>',
    (m) => {
      const word = m.item('shift')!.value
      if (m.unit === 'hour' || m.unit === 'minute') return null
      return word === 'recent' ? { kind: 'open', towards: -1 } : word === 'coming' ? { kind: 'open', towards: 1 } : null
    },
  ],
  [
    'period',
    '(?:<the>?<edge><of>|<edge><dash>?|<direction>)?<in>?<the>?<shift><fiscal>?<unit>',
    (m) => {
      const word = m.item('shift')!.value
      const unit = m.unit
      if (unit === 'hour' || unit === 'minute') return null
      if (word === 'same' || word === 'that') return { kind: 'anaphor', unit, n: 0 }
      if (word === 'following') return { kind: 'anaphor', unit, n: 1 }
      if (word === 'previous' && m.items[0]!.kind === 'the') return { kind: 'anaphor', unit, n: -1 }
      if (word === 'past') return unit === 'day' ? null : { kind: 'stretch', unit, n: -1 }
      const shift = m.shift
      return shift && { kind: 'period', unit, shift, edge: m.edge }
    },
  ],
  [
    'part of the period',
    '<the>?<edge><of><the><unit>',
    (m) =>
      m.unit === 'hour' || m.unit === 'minute' || m.unit === 'day' || m.unit === 'century'
        ? null
        : { kind: 'period', unit: m.unit, shift: 'this', edge: m.edge },
  ],
  [
    'end of the year',
    '<the>?<unit>(?:<dash>|<own>)?<edge>',
    (m) =>
      (m.unit === 'year' || m.unit === 'month' || m.unit === 'week') && m.edge === 'end'
        ? { kind: 'period', unit: m.unit, shift: 'this', edge: 'end' }
        : null,
  ],
  [
    'part of the week',
    '<edge><dash><unit>',
    (m) => (m.unit === 'week' ? { kind: 'period', unit: 'week', shift: 'this', edge: m.edge } : null),
  ],
  [
    'the weekend',
    '<the><unit>(?![uU])',
    (m) => {
      if (m.unit === 'weekend') return { kind: 'period', unit: 'weekend', shift: 'last' }
      if (m.after?.kind === 'of') return null
      return m.unit === 'quarter' ? { kind: 'anaphor', unit: 'quarter', n: 0 } : null
    },
  ],
  [
    'years',
    `<year>${TO}(?:<year>|<number>)`,
    (m) => {
      const from = m.number('year')
      const to = endYear(from, m.item('year', 1)?.number ?? m.number('number'))
      // "From 19 percent in 2020 to 21 percent", "to 20.7": no year.
      if (!m.item('year', 1) && (!Number.isInteger(to) || m.item('range'))) return null
      return to > from && to - from < 200 ? days({ from: yearRange(from).from, to: yearRange(to).to }) : null
    },
  ],
  [
    'year in words',
    '<number><dash>?<number>',
    (m) => {
      const [a, b] = [m.number('number'), m.number('number', 1)]
      const words = m.items.every((it) => it.kind === 'dash' || /^\p{L}/u.test(it.first.text))
      return words && a >= 17 && a <= 20 && b >= 10 && b < 100 ? days(yearRange(a * 100 + b)) : null
    },
  ],
  [
    'the year two thousand',
    '<the><unit><number>',
    (m) =>
      m.unit === 'year' &&
      Number.isInteger(m.number('number')) &&
      m.number('number') >= 1900 &&
      m.number('number') < 2100
        ? days(yearRange(m.number('number')))
        : null,
  ],
  [
    'year',
    '(?:<the>?<edge>(?:<of>|<dash>)?)?(?:<fiscal><unit>?|<the><unit>)?<year>',
    (m) => (m.item('unit') && m.unit !== 'year' ? null : days(yearRange(m.number('year')), m.edge)),
  ],
  [
    'decade',
    '<the>?(?:<edge>(?:<of>|<dash>)?)?<the>?<decade>',
    (m) => {
      const n = Number(/\d+/.exec(m.item('decade')!.value)![0])
      const from = n < 100 ? (n < 20 ? 2000 + n : 1900 + n) : n
      const to = from % 100 === 0 && m.before?.kind !== 'edge' ? from + 9 : from + 9
      return days({ from: yearRange(from).from, to: yearRange(to).to }, m.edge)
    },
  ],
  [
    'season, year',
    '<the>?<edge>?<dash>?<season><comma>?<of>?<year>',
    (m) => {
      const month = m.number('season')
      const year = m.number('year')
      return days(
        { from: monthRange(year, month).from, to: monthRange(month > 10 ? year + 1 : year, ((month + 1) % 12) + 1).to },
        m.edge,
      )
    },
  ],
  [
    'season',
    '(?:<the>?<edge>(?:<of>|<dash>)?|<direction>)?<shift><season>',
    (m) => ({ kind: 'season', month: m.number('season'), shift: m.shift, edge: m.edge }),
  ],
  [
    'the season',
    '(?:<in>|<preposition>)<the>?<season>',
    (m) => (m.after?.kind === 'of' ? null : { kind: 'season', month: m.number('season'), shift: null, habitual: true }),
  ],
  [
    'holiday, year',
    '<holiday><comma>?<year>',
    (m) => ({ kind: 'holiday', rule: `${m.item('holiday')!.value}@${m.number('year')}`, shift: null }),
  ],
  ['holiday', '<shift>?<holiday>', (m) => ({ kind: 'holiday', rule: m.item('holiday')!.value, shift: m.shift })],
  [
    'in so many units',
    '<in>(?:<number>|<a>)<dash>?(?:<unit>|<units>)(?!<direction>)',
    (m) => {
      const n = m.item('number')?.number ?? 1
      return m.unit === 'hour' || m.unit === 'minute' || n > 2000
        ? null
        : { kind: 'away', unit: m.unit, n, ahead: true }
    },
  ],
  [
    'now',
    '<now>',
    // "Now, let us see" opens a talk; "for now", "by now" and "until now" are stretches.
    (m) => {
      const opens = (m.before === undefined || m.before.kind === 'stop') && m.after?.kind === 'comma'
      const led =
        m.before && (m.before.kind === 'preposition' || m.before.kind === 'range' || m.before.kind === 'direction')
      return opens || led ? null : { kind: 'away', unit: 'day', n: 0 }
    },
  ],
]

const compile = (letters: string): RegExp =>
  new RegExp(
    letters.replace(/<(\w+)>/g, (_, kind: Kind) => LETTER[kind].replace('.', '\\.')),
    'y',
  )

/** Whether some pattern fits where it is tried: mostly none does. */
export const ANY_PATTERN: RegExp = compile(TABLE.map(([, letters]) => `(?:${letters})`).join('|'))

export const PATTERNS: readonly Pattern[] = TABLE.map(([name, letters, meaning]) => ({
  name,
  letters: compile(letters),
  meaning,
}))
