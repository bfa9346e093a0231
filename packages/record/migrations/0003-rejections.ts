import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'

/** Documents that were turned away, until they come in. */
export async function rejections({ schema }: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { blob, number } = dialect.types
  await schema
    .createTable('rejected_sources')
    .addColumn('source', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('bytes', blob)
    .execute()
  await schema
    .createTable('rejections')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('place', 'text')
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('remedy', 'text', (c) => c.notNull())
    .addColumn('first_at', 'text', (c) => c.notNull())
    .addColumn('last_at', 'text', (c) => c.notNull())
    .addColumn('times', number, (c) => c.notNull())
    .execute()
  await schema.createIndex('rejections_source').on('rejections').column('source').execute()
  await schema.createIndex('rejections_last_at_id').on('rejections').columns(['last_at', 'id']).execute()
}
