import { type Statement, sliceAll } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { keepActorWords } from '../store/actor-words.js'
import type { Dialect } from '../store/dialect.js'
import { articleWords, statementWords } from '../store/edition-rows.js'
import { keepOutletCounts } from '../store/outlet-counts.js'
import { REACHES, reachOf } from '../store/reach.js'
import { unpack } from '../store/reading-body.js'
import { keepTallies } from '../store/tallies.js'
import { addTotals, countAllArticles, keepSaidDays } from '../store/totals.js'
import { WORTH_A_LOOK } from '../store/worth.js'

/** Articles whose statements are read in one go. */
const STEP = 200

/**
 * What lists and pictures of a large record are made of: totals, what each day and outlet brought, tallies at several
 * resolutions, words of actors, signs beside the words of statements, articles of an actor in order of days, how far back a statement's days reach.
 */
export async function counted(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await makeTables(db, dialect)
  // Every migration runs in a transaction.
  const trx = db as Transaction<Tables>
  await countAllArticles(trx)
  const one = async (table: 'events' | 'actors') =>
    Number((await db.selectFrom(table).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n) // biome-ignore format: one line
  await addTotals(trx, { events: await one('events'), actors: await one('actors') })
  await dialect.words.clear(db)
  for (let last = 0; ; ) {
    const articles = await db
      .selectFrom('articles')
      .innerJoin('readings', 'readings.article', 'articles.id')
      .select(['id', 'handle', 'text', 'day_from', 'readings.body', 'readings.decided'])
      .where('newest', '=', 1)
      .where('id', '>', last)
      .orderBy('id')
      .limit(STEP)
      .execute()
    if (articles.length === 0) break
    const texts = new Map(articles.map((a) => [a.id, a.text]))
    await readStatements(trx, dialect, texts)
    const words = articles.map((a) => ({ id: a.id, text: articleWords(unpack(a.text, a.decided ?? a.body, a.handle)) }))
    await dialect.words.put(trx, 'articles', words)
    for (const { id, day_from } of articles)
      await db.updateTable('mentions').set({ day_from }).where('article', '=', id).execute()
    last = articles.at(-1)!.id
  }
  for (let last = ''; ; ) {
    const some = await db.selectFrom('actors').select(['id', 'name']).where('id', '>', last).orderBy('id').limit(1000).execute() // biome-ignore format: one line
    if (some.length === 0) break
    await keepActorWords(trx, [], some)
    last = some.at(-1)!.id
  }
  const { schema } = db
  await schema.createIndex('mentions_actor_day').on('mentions').columns(['actor', 'day_from', 'article']).execute()
  await schema.dropIndex('mentions_actor_article').execute()
  await schema.dropIndex('statements_worth').execute()
  await schema
    .createIndex('statements_worth')
    .on('statements')
    .columns(['worth', 'tie', 'ord'])
    .where('worth', '>=', WORTH_A_LOOK)
    .execute()
  await schema
    .createIndex('statements_decided')
    .on('statements')
    .columns(['worth', 'id'])
    .where('worth', '<', 0)
    .execute()
  for (const [name, by] of [
    ['statements_reach', []],
    ['statements_reach_act', ['act']],
  ] as const)
    await schema
      .createIndex(name)
      .on('statements')
      .columns(['reach', ...by, 'day_from', 'tie', 'ord', 'day_to'])
      .where('reach', '>', 0)
      .execute()
}

async function makeTables({ schema }: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { number } = dialect.types
  await schema.dropTable('tallies').execute()
  await schema
    .createTable('tallies')
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('level', number, (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('span', number, (c) => c.notNull())
    .addColumn('n', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('tallies_key', ['actor', 'level', 'act', 'span'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema
    .createTable('totals')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('n', number, (c) => c.notNull())
    .execute()
  await schema
    .createTable('article_days')
    .addColumn('day_from', 'text', (c) => c.notNull())
    .addColumn('day_to', 'text', (c) => c.notNull())
    .addColumn('articles', number, (c) => c.notNull())
    .addColumn('statements', number, (c) => c.notNull())
    .addColumn('conditions', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('article_days_key', ['day_from', 'day_to'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema
    .createTable('said_days')
    .addColumn('day', 'text', (c) => c.primaryKey())
    .addColumn('n', number, (c) => c.notNull())
    .execute()
  await schema
    .createTable('outlet_counts')
    .addColumn('outlet', 'text', (c) => c.notNull())
    .addColumn('of', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('n', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('outlet_counts_key', ['outlet', 'of', 'key'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema.createIndex('outlet_counts_n').on('outlet_counts').columns(['of', 'outlet', 'n']).execute()
  await schema
    .createTable('actor_words')
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('actor_words_key', ['word', 'actor'])
    .modifyEnd(dialect.keyOrdered)
    .execute()
  await schema
    .alterTable('mentions')
    .addColumn('day_from', 'text', (c) => c.notNull().defaultTo('~'))
    .execute()
  await schema
    .alterTable('statements')
    .addColumn('reach', number, (c) => c.notNull().defaultTo(0))
    .execute()
}

/** Counts the statements of articles, by their texts, and notes how far they reach. */
async function readStatements(
  trx: Transaction<Tables>,
  dialect: Dialect,
  texts: ReadonlyMap<number, string>,
): Promise<void> {
  const rows = await trx
    .selectFrom('statements')
    .select(['id', 'article', 'act', 'outlet', 'day_from', 'day_to', 'worth', 'body'])
    .where('article', 'in', [...texts.keys()])
    .execute()
  const words: { id: number; text: string }[] = []
  const said = rows.map((row) => {
    const s = JSON.parse(row.body) as Statement
    words.push({ id: row.id, text: statementWords(texts.get(row.article)!, s) })
    return {
      ...row,
      speakers: [...new Set(s.speakers)],
      speaker: s.speaker,
      cue: sliceAll(texts.get(row.article)!, s.cue),
      quoted: s.kind !== 'indirect',
    }
  })
  await dialect.words.put(trx, 'statements', words)
  await keepTallies(trx, [], said)
  await keepSaidDays(trx, [], said)
  await keepOutletCounts(trx, [], said)
  await addTotals(trx, { decided: rows.filter((r) => r.worth < 0).length })
  for (let reach = 1; reach < REACHES.length; reach++) {
    const ids = rows.filter((r) => reachOf(r) === reach).map((r) => r.id)
    for (let i = 0; i < ids.length; i += 1000)
      await trx
        .updateTable('statements')
        .set({ reach })
        .where('id', 'in', ids.slice(i, i + 1000))
        .execute()
  }
}
