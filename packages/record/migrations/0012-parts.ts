import { type Kysely, sql } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'

/**
 * Who takes part, kept once and in the order of an actor's lists, with what those ask: act, outlet, last day, who else. A list
 * or count of one actor so reads one stretch of the file. Until now there were a table and two indexes of it, half as much again.
 * One pass in the order of the actors: minutes for a record of a million articles.
 */
export async function parts(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const { number } = dialect.types
  await schema
    .createTable('parts_in_order')
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('day_from', 'text', (c) => c.notNull())
    .addColumn('tie', number, (c) => c.notNull())
    .addColumn('ord', number, (c) => c.notNull())
    .addColumn('statement', number, (c) => c.notNull())
    .addColumn('until', 'text')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('outlet', 'text')
    .addColumn('others', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('parts_key', ['actor', 'role', 'day_from', 'tie', 'ord', 'statement'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  // Joined from the left, so that the index of the actors leads and nothing has to be sorted.
  await sql`
    insert into parts_in_order (actor, role, day_from, tie, ord, statement, until, act, outlet, others)
    select p.actor, p.role, p.day_from, p.tie, p.ord, p.statement,
      case when statements.day_to <> statements.day_from then statements.day_to end, coalesce(statements.act, ''), statements.outlet,
      case when p.role = 'pair' then '' else coalesce((select ${dialect.joined('o.actor', '>')} from parts as o
        where o.statement = p.statement and o.role = case when p.role = 'by' then 'about' else 'by' end), '') end
    from parts as p left join ${sql.raw(dialect.narrow)} on statements.id = p.statement
    where p.role <> 'to' order by p.actor, p.role, p.day_from, p.tie, p.ord, p.statement`.execute(db)
  await schema.dropTable('parts').execute()
  await schema.alterTable('parts_in_order').renameTo('parts').execute()
}
