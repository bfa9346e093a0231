import type { Statement } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'
import { worthColumn } from '../store/worth.js'

/** Statements read in one go. */
const STEP = 2000

/** What a look at a statement is worth, so that those worth most are found among any number. */
export async function worth(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { schema } = db
  await schema
    .alterTable('statements')
    .addColumn('worth', dialect.types.real, (c) => c.notNull().defaultTo(0))
    .execute()
  for (let last = 0; ; ) {
    const some = await db
      .selectFrom('statements')
      .select(['id', 'body'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(STEP)
      .execute()
    if (some.length === 0) break
    for (const { id, body } of some)
      await db
        .updateTable('statements')
        .set({ worth: worthColumn(JSON.parse(body) as Statement) })
        .where('id', '=', id)
        .execute()
    last = some.at(-1)!.id
  }
  await schema.createIndex('statements_worth').on('statements').columns(['worth', 'tie', 'ord']).execute()
}
