import type { Span, Statement } from '@onrecord/format'
import { type Kysely, sql } from 'kysely'
import type { SearchHit, SearchQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { around } from './around.js'
import { firstDayOf } from './articles.js'
import type { Dialect, Numbers } from './dialect.js'
import { searched } from './edition-rows.js'
import { PAGE } from './page.js'
import { unpack } from './reading-body.js'
import { findWords, parseWords, sign } from './word-query.js'

/** Articles that hold words are ranked up to this many; of more those that came last are as good as any. */
const MOST_RANKED = 1000
/** Of those that came last, how many are looked at where filters leave some out. */
const MOST_LOOKED_AT = 20_000

/** Articles that hold all the words, the best first, where very many do the last to come on record first; on equal terms by name. */
export async function search(
  db: Kysely<Tables>,
  dialect: Dialect,
  typed: string,
  query: SearchQuery = {},
): Promise<SearchHit[]> {
  const words = parseWords(typed)
  if (words.length === 0) return []
  const { limit = PAGE, offset = 0, order = 'best', outlet, from, to } = query
  const held = outlet === undefined ? words : [...words, sign('outlet', outlet)]
  const isLatest = order === 'latest' || (await dialect.words.exceeds(db, 'articles', held, MOST_RANKED))
  const isDated = from !== undefined || to !== undefined
  const most = isDated || outlet !== undefined ? Math.max(MOST_LOOKED_AT, offset + limit) : offset + limit
  const within = isLatest && isDated ? await cameWithin(db, from, to) : undefined
  const found = isLatest ? dialect.words.latest(held, most, within) : dialect.words.ranked(held)
  let q = db
    .selectFrom('articles')
    .innerJoin(found.as('found'), (j) => j.onRef('found.id', '=', 'articles.id'))
    .where('articles.newest', '=', 1)
  if (outlet !== undefined) q = q.where('articles.outlet', '=', outlet)
  if (to !== undefined) q = q.where('articles.day_from', '<=', to)
  if (from !== undefined) q = q.where('articles.day_to', '>=', from).where('articles.day_from', '<', NO_DAY)
  const rows = await q
    .select(['articles.id', 'articles.handle', 'articles.outlet', 'articles.title', 'articles.published'])
    .orderBy(sql`found.score`)
    .orderBy('articles.handle')
    .limit(limit)
    .offset(offset)
    .execute()
  const readings = await read(db, rows.map((r) => r.id)) // biome-ignore format: one line
  return rows.map((found) => {
    const row = { ...found, ...readings.get(found.id)! }
    const article = unpack(row.text, row.decided ?? row.body, row.handle)
    const hits = findWords(row.text, words, searched(article))
    const snippet = around(row.text, hits[0] ?? searched(article)[0] ?? { start: 0, end: 0 })
    return {
      article: row.handle,
      outlet: row.outlet,
      title: row.title,
      published: JSON.parse(row.published),
      snippet,
      snippetText: row.text.slice(snippet.start, snippet.end),
      hits,
      statements: article.statements.filter((s) => hits.some((h) => inContent(s, h))).map((s) => s.id),
    }
  })
}

/** The first and last number of the articles of some days: where a record grew with the days, few others lie between. */
async function cameWithin(db: Kysely<Tables>, from: string | undefined, to: string | undefined): Promise<Numbers> {
  let q = db.selectFrom('articles').where('newest', '=', 1)
  if (to !== undefined) q = q.where('day_from', '<=', to)
  // None that began before counts, however long it may have taken: that is as far as a number need go.
  if (from !== undefined)
    q = q.where('day_from', '>=', (await firstDayOf(db, from)) ?? from).where('day_from', '<', NO_DAY)
  const row = await q.select((e) => [e.fn.min('id').as('first'), e.fn.max('id').as('last')]).executeTakeFirst()
  return { first: Number(row?.first ?? 0), last: Number(row?.last ?? 0) }
}

const inContent = (s: Statement, hit: Span): boolean => s.content.some((c) => c.start <= hit.start && hit.end <= c.end)

/** Readings by article. They are fetched for what is shown alone: a list is not sorted with its texts. */
async function read(db: Kysely<Tables>, ids: readonly number[]) {
  const of = db.selectFrom('readings').select(['article', 'text', 'body', 'decided'])
  const rows = ids.length === 0 ? [] : await of.where('article', 'in', ids).execute()
  return new Map(rows.map(({ article, ...reading }) => [article, reading]))
}
