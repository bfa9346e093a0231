import { addDays } from '@onrecord/format'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { StatementQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { pairOf } from './edition-rows.js'
import { REACHES } from './reach.js'
import { inStory, named } from './scope.js'
import { counts } from './totals.js'
import { parseWords, sign, type WordQuery } from './word-query.js'
import { WORTH_A_LOOK } from './worth.js'

/** Statements, with the parts that drive the search where an actor is asked for: their index holds the order too. */
type Found = SelectQueryBuilder<Tables, 'statements' | 'parts', object>

/**
 * A list in pieces, one behind the other, so that each is found by an index in its order; a piece may be several lists to
 * be merged.
 */
type Pieces = readonly (readonly Found[])[]

/** Statements that hold words are looked for among so many that came last; of rare words that is all of them. */
const MOST_HOLDING = 1000

/** The numbers of the statements of a page, in the order asked for. */
export async function listed(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  offset: number,
  limit: number,
): Promise<number[]> {
  if (offset > 0 && isPlain(query)) return fromDay(db, dialect, query, offset, limit)
  const ids: number[] = []
  let skip = offset
  for (const piece of piecesOf(db, dialect, query)) {
    const left = limit - ids.length
    if (left <= 0) break
    const [one, ...others] = piece
    const found =
      others.length === 0 ? await page(ordered(one!, query), query, skip, left) : await merged(piece, query, skip, left)
    ids.push(...found)
    // Where all of a piece was skipped it matters how many that were.
    skip = found.length > 0 || skip === 0 ? 0 : skip - (await counted(db, piece, skip))
  }
  return ids
}

/** Statements among which those that stand for all are chosen. */
const MOST_SPREAD = 10_000

/** The numbers of so many statements of a list as lie as far from each other in it as can be. */
export async function spreadOver(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  many: number,
): Promise<number[]> {
  const number = driver(query) === 'parts' ? 'parts.statement' : 'statements.id'
  const ids: string[] = []
  for (const q of piecesOf(db, dialect, query).flat()) {
    const some = ordered(q, query).select(sql.ref<number>(number).as('id')).limit(MOST_SPREAD)
    const { rows } = await sql<{ ids: string | null }>`select ${dialect.joined('found.id')} as ids from (${some}) as found`.execute(db) // biome-ignore format: a query
    const list = rows[0]?.ids
    if (list) ids.push(...list.split(','))
  }
  const step = Math.max(1, ids.length / many)
  return Array.from({ length: Math.min(many, ids.length) }, (_, i) => Number(ids[Math.floor(i * step)]))
}

/** How many statements there are, at most `most`: where there are more, one more than that. */
export async function countStatements(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery = {},
  most = Number.MAX_SAFE_INTEGER - 1,
): Promise<number> {
  const known = await countedAhead(db, query)
  if (known !== null) return Math.min(known, most + 1)
  let n = 0
  for (const piece of piecesOf(db, dialect, { ...query, order: query.order === 'latest' ? 'said' : query.order }))
    if (n <= most) n += await counted(db, piece, most + 1 - n)
  return n
}

/** What no row need be looked at for. */
async function countedAhead(db: Kysely<Tables>, query: StatementQuery): Promise<number | null> {
  const asked = askedOf(query)
  if (asked.length === 0) return (await counts(db)).statements
  if (asked.length > 1) return null
  const { by, about, decided, article } = query
  if (decided !== undefined) {
    const all = await counts(db)
    return decided ? all.decided : all.statements - all.decided
  }
  if ((by ?? about) !== undefined) {
    const row = await db.selectFrom('actors').select(['statements', 'about']).where('id', '=', (by ?? about)!).executeTakeFirst() // biome-ignore format: one line
    return row ? Number(by === undefined ? row.about : row.statements) : 0
  }
  if (article === undefined) return null
  const row = await db.selectFrom('articles').select('statements').where('newest', '=', 1).where('handle', '=', article).executeTakeFirst() // biome-ignore format: one line
  return row ? Number(row.statements) : 0
}

/** The filters a query has. */
const askedOf = ({ limit: _l, offset: _o, order: _r, spread: _s, ...filters }: StatementQuery): string[] =>
  Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]))

const isPlain = (query: StatementQuery): boolean =>
  askedOf(query).length === 0 && (query.order === undefined || query.order === 'said' || query.order === 'latest')

/** A page of all statements far into the list: the days say on which it begins. */
async function fromDay(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  offset: number,
  limit: number,
): Promise<number[]> {
  const isLatest = query.order === 'latest'
  const way = sql.raw(isLatest ? 'desc' : 'asc')
  const { rows } = await sql<{ day: string; n: number; upto: number }>`
    select day, n, upto from (select day, n, sum(n) over (order by day ${way}) as upto from said_days
      where day <= ${isLatest ? '9999-99-99' : NO_DAY}) as d
    where upto > ${offset} order by day ${way} limit 1`.execute(db)
  const [row] = rows
  if (!row) return []
  const [piece] = piecesOf(db, dialect, query)
  const from = piece![0]!.where('statements.day_from', isLatest ? '<=' : '>=', row.day)
  return page(ordered(from, query), query, offset - (Number(row.upto) - Number(row.n)), limit)
}

async function page(q: Found, query: StatementQuery, offset: number, limit: number): Promise<number[]> {
  const number = driver(query) === 'parts' ? 'parts.statement' : 'statements.id'
  const rows = await q.select(sql.ref<number>(number).as('id')).limit(limit).offset(offset).execute()
  return rows.map((r) => r.id)
}

async function merged(
  piece: readonly Found[],
  query: StatementQuery,
  offset: number,
  limit: number,
): Promise<number[]> {
  const all: { id: number; day_from: string; tie: number; ord: number }[] = []
  for (const q of piece)
    all.push(
      ...(await ordered(q, query)
        .select(['statements.id', 'statements.day_from', 'statements.tie', 'statements.ord'])
        .limit(offset + limit)
        .execute()),
    )
  const way = query.order === 'latest' ? -1 : 1
  all.sort(
    (a, b) => way * (a.day_from < b.day_from ? -1 : a.day_from > b.day_from ? 1 : a.tie - b.tie || a.ord - b.ord),
  )
  return all.slice(offset, offset + limit).map((r) => r.id)
}

/** How many a piece has, at most `most`. */
async function counted(db: Kysely<Tables>, piece: readonly Found[], most: number): Promise<number> {
  let n = 0
  for (const q of piece) {
    if (n >= most) break
    const some = q.select(sql<number>`1`.as('one')).limit(most - n)
    const { rows } = await sql<{ n: number }>`select count(*) as n from (${some}) as found`.execute(db)
    n += Number(rows[0]?.n ?? 0)
  }
  return n
}

/** Whose index leads to what is asked for. Words lead to few, whoever speaks. */
const driver = ({ by, about, words }: StatementQuery) =>
  (by ?? about) !== undefined && !hasWords(words) ? 'parts' : 'statements'

const hasWords = (words: string | undefined): boolean => words !== undefined && parseWords(words).length > 0

function ordered(q: Found, query: StatementQuery): Found {
  const from = driver(query)
  switch (query.order ?? 'said') {
    case 'said':
      return q.orderBy(`${from}.day_from`).orderBy(`${from}.tie`).orderBy(`${from}.ord`)
    case 'latest':
      return q.orderBy(`${from}.day_from`, 'desc').orderBy(`${from}.tie`, 'desc').orderBy(`${from}.ord`, 'desc')
    case 'worth':
      return q.orderBy('statements.worth', 'desc').orderBy('statements.tie', 'desc').orderBy('statements.ord', 'desc')
    case 'place':
      return q
        .orderBy((e) => e.selectFrom('articles').select('handle').whereRef('articles.id', '=', 'statements.article'))
        .orderBy('statements.ord')
  }
}

/** What is asked for, cut into pieces that indexes find in the order asked for. */
export function piecesOf(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery): Pieces {
  const q = filtered(db, dialect, query)
  const from = driver(query)
  if (query.order === 'worth') {
    // Few are worth a look for certain, and they alone are kept in order.
    const most = sql.lit(WORTH_A_LOOK)
    return [
      [q.where('statements.worth', '>=', most)],
      [q.where('statements.worth', '>=', 0).where('statements.worth', '<', most)],
    ]
  }
  if (query.from === undefined) return [[query.order === 'latest' ? q.where(`${from}.day_from`, '<', NO_DAY) : q]]
  if (query.order === 'place')
    return [[q.where('statements.day_to', '>=', query.from).where('statements.day_from', '<', NO_DAY)]]
  const later = q.where(`${from}.day_from`, '>=', query.from).where(`${from}.day_from`, '<', NO_DAY)
  const pieces = [reaching(db, dialect, query, query.from), [later]]
  return query.order === 'latest' ? pieces.reverse() : pieces
}

/** What may have been said before a day, on it or after it: looked for as far back as it reaches. */
function reaching(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery, day: string): readonly Found[] {
  const q = filtered(db, dialect, query).where('statements.day_to', '>=', day)
  const many = REACHES[2]
  if (driver(query) === 'statements')
    return [1, 2, 3].map((reach) => {
      // Said as the index says it, which has no others.
      const far = q.where('statements.reach', '>', sql.lit(0)).where('statements.reach', '=', reach)
      const before = far.where('statements.day_from', '<', day)
      const most = REACHES[reach]!
      return most === Number.POSITIVE_INFINITY ? before : before.where('statements.day_from', '>=', addDays(day, -most))
    })
  const back = addDays(day, -many)
  const near = q.where('parts.day_from', '<', day).where('parts.day_from', '>=', back)
  const far = q.where('parts.day_from', '<', back).where('statements.reach', '=', REACHES.indexOf(Number.POSITIVE_INFINITY)) // biome-ignore format: one line
  return [near, far]
}

function filtered(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery): Found {
  const { by, about } = query
  const part =
    by !== undefined && about !== undefined
      ? { role: 'pair' as const, actor: pairOf(by, about) }
      : by !== undefined
        ? { role: 'by' as const, actor: by }
        : about !== undefined
          ? { role: 'about' as const, actor: about }
          : null
  const isLed = part !== null && driver(query) === 'parts'
  const parts = db
    .selectFrom('parts')
    .where('parts.actor', '=', part?.actor ?? '')
    .where('parts.role', '=', part?.role ?? 'by')
  // Where nothing else is asked of a statement than who takes part in it, no row of it is looked up.
  const isInOrder = query.order === undefined || query.order === 'said' || query.order === 'latest'
  const isOfParts = isInOrder && askedOf(query).every((name) => name === 'by' || name === 'about' || name === 'to')
  let q = (!isLed
    ? db.selectFrom('statements')
    : isOfParts
      ? parts
      : parts.innerJoin('statements', 'statements.id', 'parts.statement')) as unknown as Found
  if (part && !isLed)
    q = q.where((e) =>
      e.exists(
        e
          .selectFrom('parts as taking')
          .select('taking.statement')
          .whereRef('taking.statement', '=', 'statements.id')
          .where('taking.role', '=', part.role)
          .where('taking.actor', '=', part.actor),
      ),
    )
  const from = driver(query)
  if (query.to !== undefined) q = q.where(`${from}.day_from`, '<=', query.to)
  if (query.decided !== undefined) q = q.where('statements.worth', query.decided ? '<' : '>=', sql.lit(0))
  if (query.act !== undefined) q = q.where('statements.act', '=', query.act)
  if (query.outlet !== undefined) q = q.where('statements.outlet', '=', query.outlet)
  if (query.kind !== undefined) q = q.where('statements.kind', '=', query.kind)
  if (query.article !== undefined) q = q.where('statements.article', 'in', named(db, [query.article]))
  if (query.articles !== undefined) q = q.where('statements.article', 'in', named(db, query.articles))
  if (query.story !== undefined) q = q.where('statements.article', 'in', inStory(db, query.story))
  if (query.after !== undefined) q = q.where('statements.article', '>', query.after)
  if (query.words !== undefined) {
    const words = parseWords(query.words)
    const signs: WordQuery = [
      ...(by === undefined ? [] : [sign('by', by)]),
      ...(about === undefined ? [] : [sign('about', about)]),
      ...(query.act === undefined ? [] : [sign('act', query.act)]),
    ]
    if (words.length > 0)
      q = q.where('statements.id', 'in', dialect.words.holding('statements', [...words, ...signs], MOST_HOLDING))
  }
  return q
}
