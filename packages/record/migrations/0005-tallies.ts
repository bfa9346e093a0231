import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'

/** Who said how much when, counted ahead (0008 fills it); who spoke about whom, in order of time. */
export async function tallies(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const { number } = dialect.types
  await schema
    .createTable('tallies')
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('span', number, (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('n', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('tallies_key', ['actor', 'span', 'act'])
    .execute()
  // Holds all that is asked of days, so that no row is looked up.
  await schema
    .createIndex('articles_days')
    .on('articles')
    .columns(['newest', 'day_from', 'day_to', 'statements', 'conditions'])
    .execute()
  await db
    .insertInto('parts')
    .columns(['actor', 'role', 'day_from', 'tie', 'ord', 'statement'])
    .expression((e) =>
      e
        .selectFrom('parts as by')
        .innerJoin('parts as about', 'about.statement', 'by.statement')
        .where('by.role', '=', 'by')
        .where('about.role', '=', 'about')
        .select((s) => [
          s(s('by.actor', '||', s.val('>')), '||', s.ref('about.actor')).as('actor'),
          s.val('pair').as('role'),
          'by.day_from',
          'by.tie',
          'by.ord',
          'by.statement',
        ]),
    )
    .execute()
}
