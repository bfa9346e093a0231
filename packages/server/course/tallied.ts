import { type Day, dayNumber, dayOf } from '@onrecord/format'
import { LEVELS, type OnRecord, type SpanTally, type StatementTally, type TallyQuery } from '@onrecord/record'
import { kept } from '../kept.js'
import { type Rows, rowsOf } from './rows.js'
import { binsOf } from './series.js'
import type { CourseBins } from './types.js'

/** Statements of a period that are counted one by one; above it the tallies by span of days are taken. */
const MOST_COUNTED = 2000
/** Of how many actors, those who said most in all, the rows of a part of the time are chosen. */
const CANDIDATES = 64
/** Stretches that a picture of tallies has columns for, at most. */
const MOST_BINS = 160

/** How much was said when, and who has a row of their own. */
export interface Tallied {
  readonly tallies: readonly StatementTally[]
  readonly rows: Rows
  readonly bins: CourseBins | null
  /** Statements counted for each who made them. */
  readonly total: number
}

/** Who said how much when, for a picture with `most` rows of actors: day by day where it is little, by spans of days where it is much. */
export async function talliedOf(record: OnRecord, period: TallyQuery, most: number): Promise<Tallied> {
  const level = await levelOf(record, period)
  const head = period.story === undefined ? await record.spanTallies({ ...period, level, of: [] }) : []
  const total = head.reduce((n, t) => n + t.n, 0)
  if (total > MOST_COUNTED) return bySpans(record, { ...period, level }, most, head, total)
  const tallies = await kept(record, `tally ${JSON.stringify(period)}`, () => record.tally(period))
  const speaking = new Map<string, number>()
  for (const { speaker, n } of tallies) if (speaker !== null) speaking.set(speaker, (speaking.get(speaker) ?? 0) + n)
  const first = [...speaking].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most + 1)
  const names = await record.names(first.map(([id]) => id))
  return {
    tallies,
    rows: rowsOf(tallies, most, (id) => names.get(id) ?? id),
    bins: binsOf(tallies),
    total: await record.countStatements(period),
  }
}

/** The finest spans that a period has no more of than a picture has columns. */
async function levelOf(record: OnRecord, { from, to }: TallyQuery): Promise<number> {
  const coarsest = LEVELS.at(-1)!
  const spans = (await record.spanTallies({ of: [], level: coarsest })).flatMap((t) => t.span ?? [])
  const first = spans.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) * coarsest
  const last = spans.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) * coarsest + coarsest
  const days = Math.min(last, to === undefined ? last : dayNumber(to)) - Math.max(first, from === undefined ? first : dayNumber(from)) // biome-ignore format: one line
  return LEVELS.find((level) => days / level <= MOST_BINS) ?? coarsest
}

async function bySpans(
  record: OnRecord,
  period: TallyQuery & { readonly level: number },
  most: number,
  head: readonly SpanTally[],
  total: number,
): Promise<Tallied> {
  const known = (await record.actors({ limit: CANDIDATES })).filter((a) => a.statements > 0)
  const isWhole = period.from === undefined && period.to === undefined
  // Over all of the time the actors' own counts say who spoke most.
  const counts = isWhole
    ? new Map(known.slice(0, most).map((a) => [a.id, a.statements]))
    : await record.spanTotals({ ...period, of: known.map((a) => a.id) })
  const chosen = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most)
  const own = (await record.spanTallies({ ...period, of: chosen.map(([id]) => id) })).filter((t) => t.who === 'actor')
  const place = new Map(chosen.map(([id], i) => [id, i]))
  const names = new Map(known.map((a) => [a.id, a.name]))
  // What everybody else said: of everybody's what those with a row of their own said is taken away.
  const rest = new Map<string, SpanTally>()
  for (const t of head) if (t.who === 'named') rest.set(`${t.span} ${t.act}`, t)
  for (const t of own) {
    const key = `${t.span} ${t.act}`
    const all = rest.get(key)!
    rest.set(key, { ...all, n: all.n - t.n })
  }
  const others = [...rest.values()].filter((t) => t.n > 0)
  const nobody = head.filter((t) => t.who === 'nobody')
  const sum = (list: readonly SpanTally[]) => list.reduce((n, t) => n + t.n, 0)
  const rows: Rows['rows'] = [
    ...chosen.map(([id, statements]) => ({
      kind: 'actor' as const,
      id,
      name: names.get(id) ?? id,
      actors: 1,
      statements,
    })),
    ...(others.length > 0 ? [{ kind: 'others' as const, id: '', name: '', actors: 0, statements: sum(others) }] : []),
    ...(nobody.length > 0 ? [{ kind: 'nobody' as const, id: '', name: '', actors: 0, statements: sum(nobody) }] : []),
  ]
  return {
    tallies: [...own, ...others, ...nobody].map((t) => rangeOf(t, period.level)),
    rows: { rows, of: (speaker) => (speaker === null ? rows.length - 1 : (place.get(speaker) ?? chosen.length)) },
    bins: spanBins(head, period.level),
    total,
  }
}

const known = new Map<number, Day>()

/** The day of a number: the same ones are asked for with every picture. */
function dayAt(number: number): Day {
  const day = known.get(number) ?? dayOf(number)
  known.set(number, day)
  return day
}

/** A tally by span as one of a range of days; everybody else bears a name that nobody has. */
const rangeOf = ({ who, actor, act, span, n }: SpanTally, level: number): StatementTally => ({
  speaker: who === 'nobody' ? null : (actor ?? ''),
  act,
  from: span === null ? null : dayAt(span * level),
  to: span === null ? null : dayAt((span + 1) * level - 1),
  n,
})

/** Stretches of whole spans, so that each holds as many days of counts as the next. */
function spanBins(head: readonly SpanTally[], level: number): CourseBins | null {
  const spans = head.flatMap((t) => t.span ?? [])
  if (spans.length === 0) return null
  const [first, last] = [spans.reduce((a, b) => Math.min(a, b)), spans.reduce((a, b) => Math.max(a, b))]
  return { from: dayOf(first * level), days: level * Math.ceil((last - first + 1) / MOST_BINS) }
}
