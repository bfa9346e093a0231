import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'
import { keepTallies } from '../store/tallies.js'

/** Statements read in one go. */
const STEP = 2000

/** Who said how much when, counted ahead; who spoke about whom, in order of time; what is worth a look. */
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
  for (let last = 0; ; ) {
    const some = await db
      .selectFrom('statements')
      .select(['id', 'act', 'day_from', 'day_to'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(STEP)
      .execute()
    if (some.length === 0) break
    const speakers = new Map<number, string[]>()
    const parts = db.selectFrom('parts').select(['statement', 'actor']).where('role', '=', 'by')
    for (const { statement, actor } of await parts.where('statement', 'in', some.map((s) => s.id)).execute()) // biome-ignore format: one line
      speakers.set(statement, [...(speakers.get(statement) ?? []), actor])
    const said = some.map((s) => ({ ...s, speakers: speakers.get(s.id) ?? [] }))
    // Every migration runs in a transaction.
    await keepTallies(db as Transaction<Tables>, [], said)
    last = some.at(-1)!.id
  }
}
