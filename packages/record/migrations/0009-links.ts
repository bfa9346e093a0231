import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'
import { IS_ENTRY, IS_TOLD } from '../store/link-list.js'
import { columnsOf, tallyLinks } from '../store/link-rows.js'

/** Links read in one go. */
const STEP = 1000

/** What links are listed, chosen and counted by, so that a page of them is found however many there are. */
export async function links(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const { number } = dialect.types
  for (const [
    name,
    none,
  ] of [['day_from', '~'], ['day_to', '~'], ['is', ''], ['state', ''], ['holder', ''], ['due', '~']] as const) // biome-ignore format: a table
    await schema
      .alterTable('links')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(none))
      .execute()
  await schema
    .alterTable('links')
    .addColumn('told', number, (c) => c.notNull().defaultTo(0))
    .execute()
  await schema
    .createTable('link_tallies')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('is', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('n', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('link_tallies_key', ['kind', 'is', 'state', 'holder'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  for (const kind of ['occasion', 'story', 'ledger'] as const)
    for (let last = ''; ; ) {
      const some = await db
        .selectFrom('links')
        .select(['id', 'body'])
        .where('kind', '=', kind)
        .where('id', '>', last)
        .orderBy('id')
        .limit(STEP)
        .execute()
      if (some.length === 0) break
      const rows = some.map(({ id, body }) => ({ id, kind, ...columnsOf(kind, JSON.parse(body)) }))
      for (const { id, ...columns } of rows)
        await db.updateTable('links').set(columns).where('kind', '=', kind).where('id', '=', id).execute()
      // Every migration runs in a transaction.
      await tallyLinks(db as Transaction<Tables>, rows, 1)
      last = some.at(-1)!.id
    }
  const index = (name: string, columns: readonly (keyof Tables['links'])[], where: RawBuilder<boolean>) =>
    schema
      .createIndex(`links_${name}`)
      .on('links')
      .columns([...columns])
      .where(where)
      .execute()
  await index('days', ['kind', 'day_from', 'day_to', 'id'], IS_TOLD)
  await index('told', ['kind', 'told', 'id'], IS_TOLD)
  await index('state', ['kind', 'state', 'ord', 'id'], IS_ENTRY)
  await index('is', ['kind', 'is', 'ord', 'id'], IS_ENTRY)
  await index('due', ['kind', 'due', 'ord', 'id'], IS_ENTRY)
}
