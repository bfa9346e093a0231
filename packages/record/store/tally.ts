import type { Act } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { StatementTally, TallyQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { inStory } from './scope.js'

/**
 * How many statements each speaker made by each act on each day, without reading one of them. One that several speak
 * together is counted for each; one without a speaker for null. In no order.
 */
export async function tally(db: Kysely<Tables>, { story, from, to }: TallyQuery = {}): Promise<StatementTally[]> {
  let q = db
    .selectFrom('statements')
    .leftJoin('parts', (j) => j.onRef('parts.statement', '=', 'statements.id').on('parts.role', '=', 'by'))
  if (to !== undefined) q = q.where('statements.day_from', '<=', to)
  if (from !== undefined) q = q.where('statements.day_to', '>=', from).where('statements.day_from', '<', NO_DAY)
  if (story !== undefined) q = q.where('statements.article', 'in', inStory(db, story))
  const rows = await q
    .select((e) => [
      'parts.actor',
      'statements.act',
      'statements.day_from',
      'statements.day_to',
      e.fn.countAll<number>().as('n'),
    ])
    .groupBy(['parts.actor', 'statements.act', 'statements.day_from', 'statements.day_to'])
    .execute()
  return rows.map((r) => ({
    speaker: r.actor,
    act: r.act as Act,
    from: known(r.day_from),
    to: known(r.day_to),
    n: Number(r.n),
  }))
}

const known = (day: string) => (day === NO_DAY ? null : day)
