import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'
import { allStretches, keepStretches } from '../store/stretches.js'

/**
 * The days on which statements of neighbouring numbers were said, beside each other: of a thousand that hold a word, those that a page
 * begins with are found without looking up the others. One pass over a narrow index: a minute or two for a record of a million articles.
 */
export async function stretches(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('said_stretches')
    .addColumn('stretch', dialect.types.number, (c) => c.primaryKey())
    .addColumn('days', 'text', (c) => c.notNull())
    .execute()
  for await (const some of allStretches(db, dialect))
    await keepStretches(db as Transaction<Tables>, some.flatMap(({ said }) => said)) // biome-ignore format: one line
}
