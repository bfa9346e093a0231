import { type Kysely, sql } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'

/**
 * Which articles' persons are due to be looked up, and who bears which name how often: who is whom costs what came, not what there is.
 * Whom an article names is looked up anew when the record is next linked; until then who counts as whom stays.
 */
export async function bearers(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const { number } = dialect.types
  await schema
    .createTable('unidentified')
    .addColumn('article', number, (c) => c.primaryKey())
    .execute()
  await sql`
    insert into unidentified (article)
    select article from identified where article not in (select id from articles where newest = 1)`.execute(db)
  await schema
    .alterTable('identities')
    .addColumn('key', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await sql`
    update identities set "key" = coalesce((select a."key" from appearances a where a.article = identities.article and a.actor = identities.actor), '')`.execute(
    db,
  )
  await schema.createIndex('identities_by_key').on('identities').columns(['key', 'actor']).execute()
  for (const table of ['identified', 'appearances', 'open_keys']) await schema.dropTable(table).execute()
  await schema
    .createTable('appearances')
    .addColumn('article', number, (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('rank', 'text', (c) => c.notNull())
    .addColumn('callings', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('appearances_key', ['article', 'actor'])
    .execute()
  await schema.createIndex('appearances_by_key').on('appearances').columns(['key', 'actor', 'rank']).execute()
  await schema.createIndex('appearances_actor').on('appearances').column('actor').execute()
  await schema
    .createTable('bearers')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('callings', 'text', (c) => c.notNull())
    .addColumn('n', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('bearers_key', ['key', 'actor', 'callings'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema
    .createTable('name_rules')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('name_rules_key', ['key', 'actor'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema
    .createTable('open_keys')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('article', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('open_keys_key', ['key', 'article'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  // All are looked up with the program that comes, whatever the one before was.
  await sql`delete from settings where name = 'identified-by'`.execute(db)
}
