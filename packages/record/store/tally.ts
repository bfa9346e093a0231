import type { Act, Statement } from '@onrecord/format'
import { type Kysely, sql } from 'kysely'
import type { StatementTally, TallyQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { columnsOf, leadOf, piecesOf } from './statement-lead.js'

/**
 * How many statements each speaker made by each act on each day, without reading a text. One that several speak
 * together is counted for each; one without a speaker for null. In no order.
 */
export async function tally(
  db: Kysely<Tables>,
  dialect: Dialect,
  { story, from, to }: TallyQuery = {},
): Promise<StatementTally[]> {
  const query = { ...(story !== undefined && { story }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) } // biome-ignore format: one line
  const out = new Map<string, StatementTally>()
  const lead = await leadOf(db, dialect, query)
  for (const q of piecesOf(db, dialect, query, lead).flat()) {
    const rows = await db
      .selectFrom('statements')
      .where('id', 'in', q.select(sql.ref<number>(columnsOf(lead).number).as('id')))
      .select(['act', 'day_from', 'day_to', 'body'])
      .execute()
    for (const { act, day_from, day_to, body } of rows) {
      const { speakers } = JSON.parse(body) as Statement
      for (const speaker of speakers.length === 0 ? [null] : new Set(speakers)) {
        const key = `${act} ${day_from} ${day_to} ${speaker ?? ''}`
        const n = (out.get(key)?.n ?? 0) + 1
        out.set(key, { speaker, act: act as Act, from: known(day_from), to: known(day_to), n })
      }
    }
  }
  return [...out.values()]
}

const known = (day: string) => (day === NO_DAY ? null : day)
