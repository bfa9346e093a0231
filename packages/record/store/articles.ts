import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import type { ArticleQuery, ArticleRow } from '../contract.js'
import type { ArticleTable } from '../shapes/article.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { outlets } from './outlet-counts.js'
import { PAGE } from './page.js'
import { articlesOfStory } from './scope.js'
import { counts } from './totals.js'

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

type Found = SelectQueryBuilder<Tables, 'articles', object>

/** Newest editions in order of date, those without one last; on one day by name. */
export async function articles(db: Kysely<Tables>, dialect: Dialect, query: ArticleQuery = {}): Promise<ArticleRow[]> {
  const { limit = PAGE, offset = 0, actor } = query
  let q = await filtered(db, dialect, query)
  if (actor !== undefined) {
    // In the order of the mentions' days, so that of somebody named everywhere no more is looked at than is shown.
    const named = q
      .innerJoin('mentions', 'mentions.article', 'articles.id')
      .where('mentions.actor', '=', actor)
      .orderBy('mentions.day_from')
    return rowsOf(await page(named as unknown as Found, offset, limit))
  }
  let skip = offset
  if (offset > 0 && askedOf(query).length === 0) {
    const start = await startOf(db, offset)
    if (!start) return []
    q = q.where('day_from', '>=', start.day)
    skip = offset - start.before
  }
  return rowsOf(await page(q.orderBy('day_from'), skip, limit))
}

const rowsOf = (rows: readonly Selectable<ArticleTable>[]): ArticleRow[] => rows.map(articleRow)

const page = (q: Found, offset: number, limit: number): Promise<Selectable<ArticleTable>[]> =>
  q.selectAll('articles').orderBy('articles.handle').limit(limit).offset(offset).execute()

/** How many newest editions there are, at most `most`: where there are more, one more than that. */
export async function countArticles(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: ArticleQuery = {},
  most = Number.MAX_SAFE_INTEGER - 1,
): Promise<number> {
  const asked = askedOf(query)
  const { outlet, actor } = query
  if (asked.length === 0) return Math.min((await counts(db)).articles, most + 1)
  if (asked.length === 1 && outlet !== undefined)
    return Math.min((await outlets(db)).find((o) => o.outlet === outlet)?.articles ?? 0, most + 1)
  if (asked.length === 1 && actor !== undefined) {
    const row = await db.selectFrom('actors').select('articles').where('id', '=', actor).executeTakeFirst()
    return Math.min(Number(row?.articles ?? 0), most + 1)
  }
  let q = await filtered(db, dialect, query)
  if (actor !== undefined)
    q = q
      .innerJoin('mentions', 'mentions.article', 'articles.id')
      .where('mentions.actor', '=', actor) as unknown as Found
  const some = q.select(sql<number>`1`.as('one')).limit(most + 1)
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${some}) as found`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

const askedOf = ({ limit: _l, offset: _o, ...filters }: ArticleQuery): string[] =>
  Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]))

async function filtered(db: Kysely<Tables>, dialect: Dialect, query: ArticleQuery): Promise<Found> {
  let q: Found = db.selectFrom('articles').where('newest', '=', 1)
  if (query.outlet !== undefined) q = q.where('outlet', '=', query.outlet)
  if (query.to !== undefined) q = q.where('articles.day_from', '<=', query.to)
  if (query.from !== undefined)
    q = q
      .where('articles.day_from', '>=', (await firstDayOf(db, query.from)) ?? query.from)
      .where('articles.day_to', '>=', query.from)
      .where('articles.day_from', '<', NO_DAY)
  if (query.story !== undefined) q = q.where('handle', 'in', articlesOfStory(db, query.story))
  if (query.after !== undefined) q = q.where('articles.id', '>', query.after)
  if (query.article !== undefined) q = q.where('handle', '=', query.article)
  if (query.begins !== undefined) {
    const [first, behind] = [query.begins, `${query.begins}\u{10ffff}`]
    q = q.where((e) => e.or((['handle', 'key'] as const).map((c) => e.and([e(`articles.${c}`, '>=', first), e(`articles.${c}`, '<', behind)])))) // biome-ignore format: one line
  }
  return named(db, dialect, q, query.words)
}

/** Of a large record those that came last, up to so many, are looked through for what somebody types. */
const MOST_NAMED = 20_000

/** Articles whose title, outlet or name holds each word typed, or whose day begins so. */
async function named(db: Kysely<Tables>, _dialect: Dialect, q: Found, typed: string | undefined): Promise<Found> {
  const words = typed?.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []
  if (words.length === 0) return q
  let some = q
  const { articles } = await counts(db)
  if (articles > MOST_NAMED) some = some.where('articles.id', '>', (await arrived(db)) - MOST_NAMED)
  for (const word of words)
    some = some.where((e) =>
      e.or([
        ...(['title', 'outlet', 'handle'] as const).map((c) => e(sql<string>`lower(${e.ref(c)})`, 'like', `%${word}%`)),
        e('articles.day_from', 'like', `${word}%`),
      ]),
    )
  return some
}

/** The day an offset into the list of all falls on, and how many articles come before that day. */
async function startOf(db: Kysely<Tables>, offset: number): Promise<{ day: string; before: number } | null> {
  const { rows } = await sql<{ day: string; n: number; upto: number }>`
    select day, n, upto from (select day, n, sum(n) over (order by day) as upto
      from (select day_from as day, sum(articles) as n from article_days group by day_from) as d) as u
    where upto > ${offset} order by day limit 1`.execute(db)
  const [row] = rows
  return row ? { day: row.day, before: Number(row.upto) - Number(row.n) } : null
}

/** The first day of the articles that may have appeared on a day or after it: some may have appeared within days before, too. */
export async function firstDayOf(db: Kysely<Tables>, day: string): Promise<string | null> {
  const row = await db
    .selectFrom('article_days')
    .select((e) => e.fn.min('day_from').as('first'))
    .where('day_to', '>=', day)
    .where('day_from', '<', NO_DAY)
    .executeTakeFirst()
  return row?.first ?? null
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

/** The same of several, by name; one that is not on record is left out. In no order. */
export async function articleRows(db: Kysely<Tables>, names: readonly string[]): Promise<ArticleRow[]> {
  const out: ArticleRow[] = []
  for (let i = 0; i < names.length; i += 500) {
    const some = db.selectFrom('articles').selectAll().where('newest', '=', 1)
    out.push(...rowsOf(await some.where('handle', 'in', names.slice(i, i + 500)).execute()))
  }
  return out
}
