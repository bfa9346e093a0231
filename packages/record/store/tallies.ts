import { type Act, type Day, dayNumber } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { SpanTally, SpanTallyQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'

/** Days of a span: short enough for a picture of some years, long enough that ten years of one speaker are a few thousand rows. */
export const SPAN_DAYS = 8

/** Everybody named, counted together; nobody by name. */
const ALL = '*'
const NOBODY = ''
const UNDATED = -1

/** What is counted of a statement. */
export interface Said {
  readonly speakers: readonly string[]
  readonly act: string
  readonly day_from: string
  readonly day_to: string
}

/** The span that the middle of a range falls in. */
function spanOf(from: string, to: string): number {
  if (from === NO_DAY) return UNDATED
  return Math.floor((dayNumber(from) + dayNumber(to)) / 2 / SPAN_DAYS)
}

/** Keeps the tallies in step with statements that went and came. */
export async function keepTallies(
  trx: Transaction<Tables>,
  gone: readonly Said[],
  come: readonly Said[],
): Promise<void> {
  const changes = new Map<string, { actor: string; span: number; act: string; n: number }>()
  const note = (actor: string, { act, day_from, day_to }: Said, by: 1 | -1) => {
    const span = spanOf(day_from, day_to)
    const key = `${span} ${act} ${actor}`
    const change = changes.get(key)
    if (change) change.n += by
    else changes.set(key, { actor, span, act, n: by })
  }
  const count = (list: readonly Said[], by: 1 | -1) => {
    for (const s of list) {
      if (s.speakers.length === 0) note(NOBODY, s, by)
      for (const speaker of s.speakers) {
        note(speaker, s, by)
        note(ALL, s, by)
      }
    }
  }
  count(gone, -1)
  count(come, 1)
  const rows = [...changes.values()].filter((c) => c.n !== 0)
  for (let i = 0; i < rows.length; i += STEP)
    await trx
      .insertInto('tallies')
      .values(rows.slice(i, i + STEP))
      .onConflict((c) =>
        c.columns(['actor', 'span', 'act']).doUpdateSet((e) => ({ n: e('tallies.n', '+', e.ref('excluded.n')) })),
      )
      .execute()
  if (gone.length > 0) await trx.deleteFrom('tallies').where('n', '<=', 0).where('span', 'in', [...new Set(rows.map((r) => r.span))]).execute() // biome-ignore format: one line
}

/** Rows written in one statement. */
const STEP = 500

/** Tallies by span of days of those asked for, of everybody named together and of nobody. In no order. */
export async function spanTallies(db: Kysely<Tables>, { of, from, to }: SpanTallyQuery): Promise<SpanTally[]> {
  let q = db
    .selectFrom('tallies')
    .selectAll()
    .where('actor', 'in', [...of, ALL, NOBODY])
  if (from !== undefined) q = q.where('span', '>=', spanAt(from))
  if (to !== undefined) q = q.where('span', '<=', spanAt(to))
  if (from === undefined && to !== undefined) q = q.where('span', '<>', UNDATED)
  return (await q.execute()).map((r) => ({
    who: r.actor === ALL ? 'named' : r.actor === NOBODY ? 'nobody' : 'actor',
    actor: r.actor === ALL || r.actor === NOBODY ? null : r.actor,
    act: r.act as Act,
    span: r.span === UNDATED ? null : r.span,
    n: Number(r.n),
  }))
}

const spanAt = (day: Day): number => Math.floor(dayNumber(day) / SPAN_DAYS)
