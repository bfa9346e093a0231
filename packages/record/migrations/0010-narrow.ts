import { type Kysely, sql } from 'kysely'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'
import { REACHES } from '../store/reach.js'

/**
 * What lists ask of many statements, beside their bodies; and which events reach over days.
 * Indexes and one small column: minutes for a record of a million articles.
 */
export async function narrow(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { schema } = db
  await schema
    .createIndex('statements_narrow')
    .on('statements')
    .columns(['id', 'day_from', 'tie', 'ord', 'day_to', 'act', 'kind', 'outlet', 'article', 'worth', 'reach'])
    .execute()
  await schema
    .alterTable('events')
    .addColumn('reach', dialect.types.number, (c) => c.notNull().defaultTo(0))
    .execute()
  // As `reachOf` has it, by the database's own count of days.
  const days = dialect.daysBetween('day_from', 'day_to')
  await sql`
    update events set reach = case when ${days} <= ${sql.lit(REACHES[1])} then 1 when ${days} <= ${sql.lit(REACHES[2])} then 2 else 3 end
    where day_from <> day_to and day_from <> ${NO_DAY} and day_to <> ${NO_DAY}`.execute(db)
  await schema
    .createIndex('events_reach')
    .on('events')
    .columns(['reach', 'day_from', 'tie', 'ord', 'day_to', 'actor', 'recipient', 'type'])
    .where('reach', '>', 0)
    .execute()
}
