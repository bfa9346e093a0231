import { type Kysely, sql } from 'kysely'
import type { StatementQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { countPiece } from './statement-counts.js'
import { askedOf, columnsOf, type Found, type Held, heldOf, isByDay, isNarrowed, type Lead, leadOf, piecesOf } from './statement-lead.js' // biome-ignore format: one line
import { inOrderOfDays } from './stretches.js'

/** A statement's number, and the first day it may have been said on. */
export interface Listed {
  readonly id: number
  readonly day_from: string
}

/** The same with its place among those of one day. */
interface Placed extends Listed {
  readonly tie: number
  readonly ord: number
}

/** The statements of a page, in the order asked for. */
export async function listed(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  offset: number,
  limit: number,
): Promise<Listed[]> {
  const asked = askedOf(query)
  if (offset > 0 && asked.length === 0 && isByDay(query)) return fromDay(db, dialect, query, offset, limit)
  if (query.order === 'place' && asked.length === 0) return inPlaces(db, offset, limit)
  const lead = await leadOf(db, dialect, query)
  if (lead.by === 'held' && isByDay(query)) return amongHeld(db, dialect, query, lead, offset, limit)
  const ids: Listed[] = []
  let skip = offset
  for (const piece of piecesOf(db, dialect, query, lead)) {
    const left = limit - ids.length
    if (left <= 0) break
    const [one, ...others] = piece
    const found =
      others.length === 0
        ? await page(ordered(one!, query, lead), lead, skip, left)
        : await merged(piece, query, lead, skip, left)
    ids.push(...found)
    // Where all of a piece was skipped it matters how many that were.
    skip = found.length > 0 || skip === 0 ? 0 : skip - (await countPiece(db, piece, skip))
  }
  return ids
}

/** Statements looked up at a time of those that hold words. */
const LOOKED_UP = 64

/**
 * A page of what the index of words gives. On which days that was said is noted beside each other, so that of a thousand only those
 * are looked up that come first.
 */
async function amongHeld(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  lead: Held,
  offset: number,
  limit: number,
): Promise<Listed[]> {
  const isLatest = query.order === 'latest'
  const held = dialect.words.holding('statements', heldOf(query), lead.most, lead.since)
  const { rows } = await sql<{ id: number }>`select id from ${held} as held`.execute(db)
  const numbers = rows.map((r) => Number(r.id))
  // As few as are looked up at once need no order beforehand.
  const isFew = numbers.length <= LOOKED_UP
  const ids = isFew ? numbers.map(inNoOrder) : await inOrderOfDays(db, numbers, isLatest)
  const found: Placed[] = []
  for (let i = 0; i < ids.length; i += LOOKED_UP) {
    // On one day the order is not made of numbers: only what is left of later days is behind for certain.
    const next = ids[i]!
    if (found.filter(({ day_from }) => next.isBehind(day_from)).length >= offset + limit) break
    const some = ids.slice(i, i + LOOKED_UP).map(({ id }) => id)
    // Always as many, so that the query is made ready once.
    while (some.length < LOOKED_UP) some.push(some.at(-1)!)
    for (const [q] of piecesOf(db, dialect, query, { ...lead, among: some }))
      found.push(...(await q!.select(['statements.id', 'statements.day_from', 'statements.tie', 'statements.ord']).execute())) // biome-ignore format: one line
  }
  return found.sort(inOrderOf(query)).slice(offset, offset + limit)
}

const inNoOrder = (id: number) => ({ id, isBehind: () => false })

/** Statements among which those that stand for all are chosen. */
const MOST_SPREAD = 4000

/** The numbers of so many statements of a list as lie as far from each other in it as can be. */
export async function spreadOver(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  many: number,
): Promise<number[]> {
  // Of an actor's statements by an act those are looked for among as many as of all: of somebody much quoted a rare act leads far back.
  const { act, ...others } = query
  const isPassed = act !== undefined && (query.by ?? query.about) !== undefined && !isNarrowed(query)
  const lead: Lead = isPassed ? { by: 'order' } : await leadOf(db, dialect, query)
  const ids: string[] = []
  for (const q of piecesOf(db, dialect, isPassed ? others : query, lead).flat()) {
    const some = ordered(q, query, lead)
      .select(sql.ref<number>(columnsOf(lead).number).as('id'))
      .$if(isPassed, (of) => of.select('parts.act'))
      .limit(MOST_SPREAD)
    const among = isPassed ? sql`where found.act = ${act}` : sql``
    const { rows } = await sql<{ ids: string | null }>`select ${dialect.joined('found.id')} as ids from (${some}) as found ${among}`.execute(db) // biome-ignore format: a query
    const list = rows[0]?.ids
    if (list) ids.push(...list.split(','))
  }
  const step = Math.max(1, ids.length / many)
  return Array.from({ length: Math.min(many, ids.length) }, (_, i) => Number(ids[Math.floor(i * step)]))
}

/** A page of all statements far into the list: the days say on which it begins. */
async function fromDay(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  offset: number,
  limit: number,
): Promise<Listed[]> {
  const isLatest = query.order === 'latest'
  const way = sql.raw(isLatest ? 'desc' : 'asc')
  const { rows } = await sql<{ day: string; n: number; upto: number }>`
    select day, n, upto from (select day, n, sum(n) over (order by day ${way}) as upto from said_days
      where day <= ${isLatest ? '9999-99-99' : NO_DAY}) as d
    where upto > ${offset} order by day ${way} limit 1`.execute(db)
  const [row] = rows
  if (!row) return []
  const lead: Lead = { by: 'order' }
  const [piece] = piecesOf(db, dialect, query, lead)
  const from = piece![0]!.where('parts.day_from', isLatest ? '<=' : '>=', row.day)
  return page(ordered(from, query, lead), lead, offset - (Number(row.upto) - Number(row.n)), limit)
}

/** A page of all statements by article: the articles say how many each has, so that only those of the page are looked up. */
async function inPlaces(db: Kysely<Tables>, offset: number, limit: number): Promise<Listed[]> {
  const ids: Listed[] = []
  let skip = offset
  for (let last = ''; ids.length < limit; ) {
    const articles = await db
      .selectFrom('articles')
      .select(['id', 'handle', 'statements'])
      .where('newest', '=', 1)
      .where('handle', '>', last)
      .orderBy('handle')
      .limit(AT_ONCE)
      .execute()
    if (articles.length === 0) break
    for (const { id, statements } of articles) {
      if (skip >= Number(statements)) skip -= Number(statements)
      else {
        const some = db.selectFrom('statements').select(['id', 'day_from']).where('article', '=', id).orderBy('ord')
        ids.push(
          ...(await some
            .limit(limit - ids.length)
            .offset(skip)
            .execute()),
        )
        skip = 0
      }
      if (ids.length >= limit) break
    }
    last = articles.at(-1)!.handle
  }
  return ids
}

/** Articles looked at in one go. */
const AT_ONCE = 200

function page(q: Found, lead: Lead, offset: number, limit: number): Promise<Listed[]> {
  const { number, from } = columnsOf(lead)
  return q
    .select([sql.ref<number>(number).as('id'), `${from}.day_from`])
    .limit(limit)
    .offset(offset)
    .execute()
}

async function merged(
  piece: readonly Found[],
  query: StatementQuery,
  lead: Lead,
  offset: number,
  limit: number,
): Promise<Listed[]> {
  const { number, from } = columnsOf(lead)
  const all: Placed[] = []
  for (const q of piece)
    all.push(
      ...(await ordered(q, query, lead)
        .select([sql.ref<number>(number).as('id'), `${from}.day_from`, `${from}.tie`, `${from}.ord`])
        .limit(offset + limit)
        .execute()),
    )
  return all.sort(inOrderOf(query)).slice(offset, offset + limit)
}

/** The order of statements by their days. */
function inOrderOf({ order }: StatementQuery): (a: Placed, b: Placed) => number {
  const way = order === 'latest' ? -1 : 1
  return (a, b) => way * (a.day_from < b.day_from ? -1 : a.day_from > b.day_from ? 1 : a.tie - b.tie || a.ord - b.ord)
}

function ordered(q: Found, query: StatementQuery, lead: Lead): Found {
  const { from } = columnsOf(lead)
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
