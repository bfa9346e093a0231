import type { Kysely } from 'kysely'
import { textDigest } from '../decisions/anchor.js'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'

/** Texts held in memory at a time. */
const STEP = 50

/** Decisions of editors, laid over what was read. */
export async function decisions(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const { blob, number } = dialect.types
  await schema
    .alterTable('articles')
    .addColumn('text_digest', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await schema.alterTable('readings').addColumn('decided', blob).execute()
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('readings')
      .select(['article', 'text'])
      .where('article', '>', last)
      .orderBy('article')
      .limit(STEP)
      .execute()
    for (const { article, text } of rows)
      await db
        .updateTable('articles')
        .set({ text_digest: textDigest(text) })
        .where('id', '=', article)
        .execute()
    if (rows.length < STEP) break
    last = rows.at(-1)!.article
  }
  await index('articles', ['text_digest'])
  await index('articles', ['newest', 'url'])

  await schema
    .createTable('decisions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('of', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute()
  await index('decisions', ['at', 'id'])
  await index('decisions', ['kind', 'at', 'id'])
  await index('decisions', ['of'])

  await schema
    .createTable('decision_anchors')
    .addColumn('decision', 'text', (c) => c.notNull())
    .addColumn('anchor', number, (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('article', number)
    .addColumn('spans', 'text')
    .addPrimaryKeyConstraint('decision_anchors_key', ['decision', 'anchor'])
    .execute()
  for (const column of ['text', 'url', 'name', 'article']) await index('decision_anchors', [column])

  await schema
    .createTable('decision_actors')
    .addColumn('decision', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('decision_actors_key', ['actor', 'decision'])
    .execute()
  await schema
    .createTable('removals')
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('decision', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('removals_key', ['digest', 'decision'])
    .execute()
  await schema
    .createTable('originals')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('ord', number, (c) => c.notNull())
    .addColumn('body', 'text')
    .addPrimaryKeyConstraint('originals_key', ['kind', 'id'])
    .execute()

  async function index(table: keyof Tables, columns: string[]): Promise<void> {
    await schema
      .createIndex(`${table}_${columns.join('_')}`)
      .on(table)
      .columns(columns)
      .execute()
  }
}
