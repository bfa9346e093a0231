import { type Kysely, type Selectable, sql } from 'kysely'
import type { ArticleDays, ArticleQuery, ArticleRow, TallyQuery } from '../contract.js'
import type { ArticleTable } from '../shapes/article.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { paged } from './page.js'
import { articlesOfStory } from './scope.js'

/** An article's row as lists show it. */
export const articleRow = (row: Selectable<ArticleTable>): ArticleRow => ({
  key: row.key,
  name: row.handle,
  uri: row.uri,
  url: row.url,
  title: row.title,
  outlet: row.outlet,
  byline: row.byline === null ? null : JSON.parse(row.byline),
  wire: row.wire,
  language: row.language,
  published: JSON.parse(row.published),
  edition: row.edition,
  statements: row.statements,
  conditions: row.conditions,
  words: row.words,
})

/** Newest editions in order of date, those without one last; on one day by name. */
export async function articles(db: Kysely<Tables>, query: ArticleQuery = {}): Promise<ArticleRow[]> {
  let q = db.selectFrom('articles').selectAll().where('newest', '=', 1)
  if (query.outlet !== undefined) q = q.where('outlet', '=', query.outlet)
  if (query.to !== undefined) q = q.where('day_from', '<=', query.to)
  if (query.from !== undefined) q = q.where('day_to', '>=', query.from).where('day_from', '<', NO_DAY)
  if (query.actor !== undefined) {
    const { actor } = query
    q = q.where('id', 'in', (e) => e.selectFrom('mentions').select('article').where('actor', '=', actor))
  }
  if (query.story !== undefined) q = q.where('handle', 'in', articlesOfStory(db, query.story))
  if (query.after !== undefined) q = q.where('id', '>', query.after)
  if (query.article !== undefined) q = q.where('handle', '=', query.article)
  for (const word of query.words?.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [])
    q = q.where((e) =>
      e.or([
        ...(['title', 'outlet', 'handle'] as const).map((c) => e(sql<string>`lower(${e.ref(c)})`, 'like', `%${word}%`)),
        e('day_from', 'like', `${word}%`),
      ]),
    )
  return (await paged(q.orderBy('day_from').orderBy('handle').orderBy('key'), query).execute()).map(articleRow)
}

/** How many newest editions may have appeared on the same days, and what they hold, in order of days; without a day last. */
export async function articleDays(
  db: Kysely<Tables>,
  { from, to }: Omit<TallyQuery, 'story'> = {},
): Promise<ArticleDays[]> {
  let q = db.selectFrom('articles').where('newest', '=', 1)
  if (to !== undefined) q = q.where('day_from', '<=', to)
  if (from !== undefined) q = q.where('day_to', '>=', from).where('day_from', '<', NO_DAY)
  const rows = await q
    .select((e) => [
      'day_from',
      'day_to',
      e.fn.countAll<number>().as('articles'),
      e.fn.sum<number>('statements').as('statements'),
      e.fn.sum<number>('conditions').as('conditions'),
    ])
    .groupBy(['day_from', 'day_to'])
    .orderBy('day_from')
    .orderBy('day_to')
    .execute()
  return rows.map((r) => ({
    from: r.day_from === NO_DAY ? null : r.day_from,
    to: r.day_to === NO_DAY ? null : r.day_to,
    articles: Number(r.articles),
    statements: Number(r.statements),
    conditions: Number(r.conditions),
  }))
}

/** The highest number an edition has. */
export async function arrived(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('articles')
    .select((e) => e.fn.max('id').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/** The newest edition that bears a name, or the edition of a key. */
export async function find(db: Kysely<Tables>, nameOrKey: string): Promise<Selectable<ArticleTable> | undefined> {
  const newest = await db
    .selectFrom('articles')
    .selectAll()
    .where('newest', '=', 1)
    .where('handle', '=', nameOrKey)
    .executeTakeFirst()
  return newest ?? (await db.selectFrom('articles').selectAll().where('key', '=', nameOrKey).executeTakeFirst())
}

/** All editions of an article, the newest first. */
export async function editions(db: Kysely<Tables>, nameOrKey: string): Promise<ArticleRow[]> {
  const article = await find(db, nameOrKey)
  if (!article) return []
  const rows = await db
    .selectFrom('articles')
    .selectAll()
    .where('address', '=', article.address)
    .orderBy('edition', 'desc')
    .execute()
  return rows.map(articleRow)
}

/** Outlets by name, with how many newest editions each has. */
export async function outlets(db: Kysely<Tables>): Promise<{ outlet: string; articles: number }[]> {
  const rows = await db
    .selectFrom('articles')
    .select((e) => ['outlet', e.fn.countAll<number>().as('articles')])
    .where('newest', '=', 1)
    .where('outlet', 'is not', null)
    .groupBy('outlet')
    .orderBy('outlet')
    .execute()
  return rows.map((r) => ({ outlet: r.outlet!, articles: Number(r.articles) }))
}
