import type { Act } from '@onrecord/format'
import { type Kysely, sql } from 'kysely'
import type { StatementTally, TallyQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { columnsOf, leadOf, piecesOf } from './statement-lead.js'

/**
 * How many statements each speaker made by each act on each day, without reading one of them. One that several speak
 * together is counted for each; one without a speaker for null. In no order.
 */
export async function tally(
  db: Kysely<Tables>,
  dialect: Dialect,
  { story, from, to }: TallyQuery = {},
): Promise<StatementTally[]> {
  const query = { ...(story !== undefined && { story }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) } // biome-ignore format: one line
  const out: StatementTally[] = []
  const lead = await leadOf(db, dialect, query)
  for (const q of piecesOf(db, dialect, query, lead).flat()) {
    const rows = await db
      .selectFrom('statements')
      .leftJoin('parts', (j) => j.onRef('parts.statement', '=', 'statements.id').on('parts.role', '=', 'by'))
      .where('statements.id', 'in', q.select(sql.ref<number>(columnsOf(lead).number).as('id')))
      .select((e) => [
        'parts.actor',
        'statements.act',
        'statements.day_from',
        'statements.day_to',
        e.fn.countAll<number>().as('n'),
      ])
      .groupBy(['parts.actor', 'statements.act', 'statements.day_from', 'statements.day_to'])
      .execute()
    for (const { actor, act, day_from, day_to, n } of rows)
      out.push({ speaker: actor, act: act as Act, from: known(day_from), to: known(day_to), n: Number(n) })
  }
  return out
}

const known = (day: string) => (day === NO_DAY ? null : day)
