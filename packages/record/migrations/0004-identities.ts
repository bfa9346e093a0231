import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'

/** Persons of different articles: who stands where, who counts as whom. */
export async function identities({ schema }: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { number } = dialect.types
  await schema
    .createTable('identified')
    .addColumn('article', number, (c) => c.primaryKey())
    .addColumn('stamp', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createTable('appearances')
    .addColumn('article', number, (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('appearances_key', ['article', 'actor'])
    .execute()
  await schema.createIndex('appearances_by_key').on('appearances').columns(['key', 'actor']).execute()
  await schema.createIndex('appearances_actor').on('appearances').column('actor').execute()
  await schema
    .createTable('identities')
    .addColumn('article', number, (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('into', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('identities_key', ['article', 'actor'])
    .execute()
  await schema.createIndex('identities_into').on('identities').column('into').execute()
  await schema
    .createTable('open_keys')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .execute()
}
