import type { Span, Statement } from '@onrecord/format'
import { type Kysely, sql } from 'kysely'
import type { SearchHit, SearchQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { around } from './around.js'
import type { Dialect } from './dialect.js'
import { searched } from './edition-rows.js'
import { PAGE } from './page.js'
import { unpack } from './reading-body.js'
import { findWords, parseWords } from './word-query.js'

/** Articles that hold all the words, the best first; on equal terms by name. */
export async function search(
  db: Kysely<Tables>,
  dialect: Dialect,
  typed: string,
  query: SearchQuery = {},
): Promise<SearchHit[]> {
  const words = parseWords(typed)
  if (words.length === 0) return []
  let q = db
    .selectFrom('articles')
    .innerJoin(dialect.words.ranked(words).as('found'), (j) => j.onRef('found.id', '=', 'articles.id'))
    .innerJoin('readings', 'readings.article', 'articles.id')
    .where('articles.newest', '=', 1)
  if (query.outlet !== undefined) q = q.where('articles.outlet', '=', query.outlet)
  if (query.to !== undefined) q = q.where('articles.day_from', '<=', query.to)
  if (query.from !== undefined) q = q.where('articles.day_to', '>=', query.from).where('articles.day_from', '<', NO_DAY)
  const found = await q
    .select([
      'articles.handle',
      'articles.outlet',
      'articles.title',
      'articles.published',
      'readings.text',
      'readings.body',
      'readings.decided',
    ])
    .orderBy(sql`found.score`)
    .orderBy('articles.handle')
    .limit(query.limit ?? PAGE)
    .offset(query.offset ?? 0)
    .execute()
  return found.map((row) => {
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

const inContent = (s: Statement, hit: Span): boolean => s.content.some((c) => c.start <= hit.start && hit.end <= c.end)
