import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'

/** What weaving goes by, so that an article more costs what it touches. It is filled when the record is next woven. */
export async function loom(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const { blob, number, real } = dialect.types
  await schema
    .createTable('loom_keys')
    .addColumn('space', number, (c) => c.notNull())
    .addColumn('key', number, (c) => c.notNull())
    .addColumn('rank', number, (c) => c.notNull())
    .addColumn('thing', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('loom_keys_key', ['space', 'key', 'rank', 'thing'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema
    .createTable('loom_sheets')
    .addColumn('space', number, (c) => c.notNull())
    .addColumn('article', number, (c) => c.notNull())
    .addColumn('body', blob, (c) => c.notNull())
    .addPrimaryKeyConstraint('loom_sheets_key', ['space', 'article'])
    .execute()
  await schema
    .createTable('loom_ties')
    .addColumn('graph', number, (c) => c.notNull())
    .addColumn('a', number, (c) => c.notNull())
    .addColumn('b', number, (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('score', real, (c) => c.notNull())
    .addColumn('rank_a', number, (c) => c.notNull())
    .addColumn('rank_b', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('loom_ties_key', ['graph', 'a', 'b', 'by'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema.createIndex('loom_ties_by').on('loom_ties').columns(['by']).execute()
  await schema
    .createTable('loom_cells')
    .addColumn('graph', number, (c) => c.notNull())
    .addColumn('thing', number, (c) => c.notNull())
    .addColumn('cell', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('loom_cells_key', ['graph', 'thing'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema.createIndex('loom_cells_cell').on('loom_cells').columns(['graph', 'cell']).execute()
  await schema
    .createTable('loom_made')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('thing', number, (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('loom_made_key', ['kind', 'thing', 'id'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema.createIndex('loom_made_id').on('loom_made').columns(['kind', 'id']).execute()
  await schema
    .createTable('loom_under')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('loom_under_key', ['kind', 'by', 'id'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema.createIndex('loom_under_id').on('loom_under').columns(['kind', 'id']).execute()
  await schema
    .createTable('loom_due')
    .addColumn('article', number, (c) => c.primaryKey())
    .execute()
}
