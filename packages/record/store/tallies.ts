import { ACTS, type Act, type Day, dayNumber } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { SpanTally, SpanTallyQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { numberOf } from './day-number.js'
import type { Dialect } from './dialect.js'
import { dropEmpty, insert } from './insert.js'

/**
 * Days of a span, at each resolution that is kept: some years are drawn in the finest, a working life in the coarsest, so
 * that a picture takes as many rows however long the record is.
 */
export const LEVELS = [8, 32, 128] as const
/** Days of the finest span. */
export const SPAN_DAYS = LEVELS[0]

/** Everybody named, counted together; nobody by name. */
const ALL = '*'
const NOBODY = ''
/** Stands for the span of what has no day: before all that was ever said. */
const UNDATED = -1_000_000

/** What is counted of a statement. */
export interface Said {
  readonly speakers: readonly string[]
  readonly act: string
  readonly day_from: string
  readonly day_to: string
}

/** The middle of a range, as a number of days. */
const middleOf = ({ day_from, day_to }: Said): number => (numberOf(day_from) + numberOf(day_to)) / 2

type Row = Tables['tallies']

/** How many statements an actor made by an act. */
export async function saidBy(db: Kysely<Tables>, actor: string, act: string): Promise<number> {
  const row = await db
    .selectFrom('tallies')
    .select((e) => e.fn.sum<number>('n').as('n'))
    .where('actor', '=', actor)
    .where('level', '=', LEVELS.at(-1)!)
    .where('act', '=', act)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Keeps the tallies in step with statements that went and came. */
export async function keepTallies(
  trx: Transaction<Tables>,
  gone: readonly Said[],
  come: readonly Said[],
): Promise<void> {
  const changes = new Map<string, Row>()
  const note = (actor: string, level: number, span: number, act: string, by: 1 | -1) => {
    const key = `${level} ${span} ${act} ${actor}`
    const change = changes.get(key)
    if (change) change.n += by
    else changes.set(key, { actor, level, act, span, n: by })
  }
  const count = (list: readonly Said[], by: 1 | -1) => {
    for (const s of list) {
      const middle = s.day_from === NO_DAY ? null : middleOf(s)
      for (const level of LEVELS) {
        const span = middle === null ? UNDATED : Math.floor(middle / level)
        if (s.speakers.length === 0) note(NOBODY, level, span, s.act, by)
        for (const speaker of s.speakers) {
          note(speaker, level, span, s.act, by)
          note(ALL, level, span, s.act, by)
        }
      }
    }
  }
  count(gone, -1)
  count(come, 1)
  // In the order they lie in, so that neighbours are written together.
  const rows = [...changes.values()].filter((c) => c.n !== 0).sort(inOrder)
  await insert(trx, 'tallies', rows, { key: KEY, add: ['n'] })
  await dropEmpty(trx, 'tallies', rows.filter((r) => r.n < 0), KEY) // biome-ignore format: one line
}

const KEY = ['actor', 'level', 'act', 'span'] as const

const inOrder = (a: Row, b: Row): number =>
  a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : a.level - b.level || (a.act < b.act ? -1 : a.act > b.act ? 1 : a.span - b.span) // biome-ignore format: one line

/** Tallies by span of days of those asked for, of everybody named together and of nobody. In no order. */
export async function spanTallies(
  db: Kysely<Tables>,
  dialect: Dialect,
  { of, from, to, level = SPAN_DAYS }: SpanTallyQuery,
): Promise<SpanTally[]> {
  const spanAt = (day: Day): number => Math.floor(dayNumber(day) / level)
  let q = db
    .selectFrom('tallies')
    .where('actor', 'in', [...of, ALL, NOBODY])
    .where('level', '=', level)
  if (from !== undefined) q = q.where('span', '>=', spanAt(from))
  if (to !== undefined) q = q.where('span', '<=', spanAt(to))
  if (from === undefined && to !== undefined) q = q.where('span', '<>', UNDATED)
  // A row an act, with all its spans in one field each: fetching rows costs more than counting them.
  const rows = await q
    .select(['actor', 'act', dialect.joined('span').as('spans'), dialect.joined('n').as('counts')])
    .groupBy(['actor', 'act'])
    .execute()
  return rows.flatMap(({ actor, act, spans, counts }) => {
    const n = counts.split(',')
    return spans.split(',').map(
      (span, i): SpanTally => ({
        who: actor === ALL ? 'named' : actor === NOBODY ? 'nobody' : 'actor',
        actor: actor === ALL || actor === NOBODY ? null : actor,
        act: act as Act,
        span: Number(span) === UNDATED ? null : Number(span),
        n: Number(n[i]),
      }),
    )
  })
}

/**
 * How many statements each of these actors made in whole spans of days, those left out who made none. The coarsest spans are summed up
 * as far as they lie within, and finer ones at either end.
 */
export async function spanTotals(
  db: Kysely<Tables>,
  { of, from, to, level = SPAN_DAYS }: SpanTallyQuery,
): Promise<ReadonlyMap<string, number>> {
  const spanAt = (day: Day): number => Math.floor(dayNumber(day) / level)
  const coarsest = LEVELS.at(-1)!
  const [first, behind] = [from === undefined ? null : spanAt(from), to === undefined ? null : spanAt(to) + 1]
  const ratio = coarsest / level
  const [start, end] = [
    first === null ? null : Math.ceil(first / ratio),
    behind === null ? null : Math.floor(behind / ratio),
  ]
  const stretches =
    start !== null && end !== null && start >= end
      ? [[level, first, behind] as const]
      : [
          ...(first === null || start === null ? [] : [[level, first, start * ratio] as const]),
          [coarsest, start, end] as const,
          ...(behind === null || end === null ? [] : [[level, end * ratio, behind] as const]),
        ]
  const totals = new Map<string, number>()
  for (const [at, since, before] of stretches) {
    if (of.length === 0 || (since !== null && before !== null && since >= before)) continue
    // By each act, so that of every actor no more is read than lies between.
    let q = db.selectFrom('tallies').where('actor', 'in', of).where('level', '=', at).where('act', 'in', ACTS)
    if (since !== null) q = q.where('span', '>=', since)
    else if (before !== null) q = q.where('span', '<>', UNDATED)
    if (before !== null) q = q.where('span', '<', before)
    const rows = await q
      .select((e) => ['actor', e.fn.sum<number>('n').as('n')])
      .groupBy('actor')
      .execute()
    for (const { actor, n } of rows) totals.set(actor, (totals.get(actor) ?? 0) + Number(n))
  }
  return totals
}
