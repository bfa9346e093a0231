import type { Span, Statement } from '@onrecord/format'
import { type Kysely, sql } from 'kysely'
import type { SearchHit, SearchQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { around } from './around.js'
import { firstDayOf } from './articles.js'
import type { Dialect, Numbers } from './dialect.js'
import { searched } from './edition-rows.js'
import { PAGE } from './page.js'
import { unpackParts } from './reading-parts.js'
import { findWords, parseWords, sign, type WordQuery } from './word-query.js'

/** Articles that hold words are ranked up to this many; of more those that came last are as good as any. */
const MOST_RANKED = 1000
/** What more articles hold than this tells next to nothing about one of them, and is not weighed. */
const MOST_WEIGHED = 10_000
/** Of those that came last, how many are looked at where filters leave some out. */
const MOST_LOOKED_AT = 20_000
/** Articles looked up in one go where filters leave some out. */
const AT_ONCE = 200

/** Articles that hold all the words, the best first, where very many do the last to come on record first; on equal terms by name. */
export async function search(
  db: Kysely<Tables>,
  dialect: Dialect,
  typed: string,
  query: SearchQuery = {},
): Promise<SearchHit[]> {
  const words = parseWords(typed)
  const rows = await found(db, dialect, words, query)
  const readings = await read(db, rows.map((r) => r.id)) // biome-ignore format: one line
  return rows.map((found) => {
    const row = { ...found, ...readings.get(found.id)! }
    const { blocks, statements } = unpackParts(row.decided ?? row.body, ['blocks', 'statements'])
    const within = searched({ blocks, text: row.text })
    const hits = findWords(row.text, words, within)
    const snippet = around(row.text, hits[0] ?? within[0] ?? { start: 0, end: 0 })
    return {
      article: row.handle,
      outlet: row.outlet,
      title: row.title,
      published: JSON.parse(row.published),
      snippet,
      snippetText: row.text.slice(snippet.start, snippet.end),
      hits,
      statements: statements.filter((s) => hits.some((h) => inContent(s, h))).map((s) => s.id),
    }
  })
}

/** Names of the same articles, in no order: where no more hold the words than are asked for, none is weighed. */
export async function holding(
  db: Kysely<Tables>,
  dialect: Dialect,
  typed: string,
  query: Pick<SearchQuery, 'limit' | 'order'>,
): Promise<string[]> {
  const words = parseWords(typed)
  if (words.length === 0) return []
  const { limit = PAGE, order = 'best' } = query
  const most = order === 'best' ? limit + 1 : limit
  const { rows } = await sql<{ id: number }>`select id from ${dialect.words.latest(words, most)} as found`.execute(db)
  if (rows.length > limit) return (await found(db, dialect, words, query)).map((row) => row.handle)
  const ids = rows.map((row) => ({ id: Number(row.id), score: 0 }))
  return (await fulfilling(db, ids, {}, limit)).map((row) => row.handle)
}

/** Articles that hold a word which are counted; how many more do is told by how far back these reach. */
const MOST_COUNTED = 50

/** In about how many articles each of these words stands: of few just so many. */
export async function standing(
  db: Kysely<Tables>,
  dialect: Dialect,
  words: readonly string[],
): Promise<Map<string, number>> {
  const last = await db.selectFrom('articles').select((e) => e.fn.max('id').as('last')).executeTakeFirst() // biome-ignore format: one line
  const all = Number(last?.last ?? 0)
  const out = new Map<string, number>()
  for (const word of new Set(words)) {
    const query = parseWords(`"${word}"`)
    if (query.length === 0) continue
    const { rows } = await sql<{ n: number; first: number | null }>`
      select count(*) as n, min(id) as first from ${dialect.words.latest(query, MOST_COUNTED)} as found`.execute(db)
    const n = Number(rows[0]?.n ?? 0)
    out.set(word, n < MOST_COUNTED ? n : Math.round((n * all) / (all - Number(rows[0]?.first) + 1)))
  }
  return out
}

/** What holds words, as far as a page shows it. */
async function found(db: Kysely<Tables>, dialect: Dialect, words: WordQuery, query: SearchQuery) {
  if (words.length === 0) return []
  const { limit = PAGE, offset = 0, outlet, from, to } = query
  const held = outlet === undefined ? words : [...words, sign('outlet', outlet)]
  const weighed = await weighedOf(db, dialect, query, held)
  const isDated = from !== undefined || to !== undefined
  const most = isDated || outlet !== undefined ? Math.max(MOST_LOOKED_AT, offset + limit) : offset + limit
  const within = weighed === null && isDated ? await cameWithin(db, from, to) : undefined
  const some = weighed === null ? dialect.words.latest(held, most, within) : dialect.words.ranked(held, weighed)
  // By themselves: joined to the articles, the index is not read in its own order.
  const { rows: scored } = await sql<{ id: number; score: number }>`select id, score from ${some} as found`.execute(db)
  const ordered = scored.map((f) => ({ id: Number(f.id), score: Number(f.score) })).sort((a, b) => a.score - b.score)
  return (await fulfilling(db, ordered, query, offset + limit)).slice(offset)
}

/** What of the words an order of the best rests on; null where those that came last are given. */
async function weighedOf(
  db: Kysely<Tables>,
  dialect: Dialect,
  { order = 'best' }: SearchQuery,
  held: WordQuery,
): Promise<WordQuery | null> {
  if (order === 'latest' || (await dialect.words.exceeds(db, 'articles', held, MOST_RANKED))) return null
  if (held.length === 1) return held
  const weighed: WordQuery[number][] = []
  for (const phrase of held)
    if (!(await dialect.words.exceeds(db, 'articles', [phrase], MOST_WEIGHED))) weighed.push(phrase)
  return weighed.length > 0 ? weighed : null
}

/** The first so many of what was found that fulfil the query, as lists show articles. */
async function fulfilling(
  db: Kysely<Tables>,
  found: readonly { readonly id: number; readonly score: number }[],
  { outlet, from, to }: SearchQuery,
  many: number,
) {
  // By number alone: with anything asked beside it, SQLite goes through an index of all articles.
  const all = db
    .selectFrom('articles')
    .select(['id', 'handle', 'outlet', 'title', 'published', 'newest', 'day_from', 'day_to'])
  type Row = Awaited<ReturnType<typeof all.execute>>[number]
  const isAsked = (row: Row): boolean =>
    Number(row.newest) === 1 &&
    (outlet === undefined || row.outlet === outlet) &&
    (to === undefined || row.day_from <= to) &&
    (from === undefined || (row.day_to >= from && row.day_from < NO_DAY))
  const step = [outlet, from, to].every((asked) => asked === undefined) ? Math.min(many, MOST_RANKED) : AT_ONCE
  const out: (Row & { readonly score: number })[] = []
  for (let i = 0; i < found.length && out.length < many; ) {
    // Those of one score stay together, as names order them.
    let end = Math.min(i + step, found.length)
    while (end < found.length && found[end]!.score === found[end - 1]!.score) end++
    const scores = new Map(found.slice(i, end).map((f) => [f.id, f.score]))
    for (const row of await all.where('id', 'in', [...scores.keys()]).execute())
      if (isAsked(row)) out.push({ ...row, score: scores.get(row.id)! })
    i = end
  }
  return out.sort((a, b) => a.score - b.score || (a.handle < b.handle ? -1 : 1)).slice(0, many)
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
