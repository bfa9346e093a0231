import { addDays } from '@onrecord/format'
import { type Kysely, sql } from 'kysely'
import type { StatementQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { printedBy } from './outlet-counts.js'
import { askedOf, type Found, heldOf, inOrder, isNarrowed, leadOf, piecesOf, SIGNED } from './statement-lead.js'
import { saidBy } from './tallies.js'
import { counts } from './totals.js'
import { parseWords } from './word-query.js'

/** Rows an index leads to that are looked up where a count is said to be of some alone. */
const MOST_LOOKED_UP = 2000
/** Rows of an actor that are gone through for it: they lie beside each other, and say all that is asked. */
const MOST_PASSED = 20_000

/** How many statements there are, at most `most`: where there are more, one more than that. */
export async function countStatements(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery = {},
  most = Number.MAX_SAFE_INTEGER - 1,
): Promise<number> {
  const known = (await countedAhead(db, query)) ?? (await holdingWords(db, dialect, query))
  if (known !== null) return Math.min(known, most + 1)
  const unordered = inAnyOrder(query)
  let n = 0
  for (const piece of piecesOf(db, dialect, unordered, await leadOf(db, dialect, unordered)))
    if (n <= most) n += await countPiece(db, piece, most + 1 - n)
  return n
}

/** How many of them were counted, and whether there may be more: rows that an index leads to are looked at up to a bound. */
export async function countSome(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  most: number,
): Promise<{ readonly n: number; readonly more: boolean }> {
  const exactly = (n: number) => ({ n: Math.min(n, most), more: n > most })
  const known = await countedAhead(db, query)
  if (known !== null) return exactly(known)
  const unordered = inAnyOrder(query)
  const lead = await leadOf(db, dialect, unordered)
  const isFiltered = isNarrowed(unordered) || isPassed(unordered)
  if (lead.by === 'held' && lead.since > 0) {
    const n = await countStatements(db, dialect, unordered, most)
    return { n: Math.min(n, most), more: true }
  }
  if (lead.by !== 'order' || !isFiltered) return exactly(await countStatements(db, dialect, unordered, most))
  const end = await dayAfter(db, unordered, isNarrowed(unordered) ? MOST_LOOKED_UP : MOST_PASSED)
  if (end === null) return exactly(await countStatements(db, dialect, unordered, most))
  return { n: Math.min(most, await countStatements(db, dialect, { ...unordered, to: end }, most)), more: true }
}

/** Whether an actor's rows are gone through for an act or an outlet. */
const isPassed = ({ by, about, act, outlet }: StatementQuery): boolean =>
  (by ?? about) !== undefined && (act ?? outlet) !== undefined

/** The last day of so many rows that lead to what is asked for, or null where there are no more. */
async function dayAfter(db: Kysely<Tables>, query: StatementQuery, many: number): Promise<string | null> {
  let q = inOrder(db, query)
  if (query.from !== undefined) q = q.where('parts.day_from', '>=', query.from)
  const row = await q.select('parts.day_from').orderBy('parts.day_from').limit(1).offset(many).executeTakeFirst()
  if (!row) return null
  return row.day_from === NO_DAY ? LAST_DAY : addDays(row.day_from, -1)
}

/** A day behind all others. */
const LAST_DAY = '9999-12-31'

/** How many a piece has, at most `most`. */
export async function countPiece(db: Kysely<Tables>, piece: readonly Found[], most: number): Promise<number> {
  let n = 0
  for (const q of piece) if (n < most) n += await rowsOf(db, q.select(sql<number>`1`.as('one')).limit(most - n))
  return n
}

async function rowsOf(db: Kysely<Tables>, some: Found): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${some}) as found`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

/** How many hold words, where the index of words says all that is asked. */
async function holdingWords(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery): Promise<number | null> {
  if (parseWords(query.words ?? '').length === 0 || askedOf(query).some((name) => !SIGNED.has(name))) return null
  const lead = await leadOf(db, dialect, query)
  if (lead.by !== 'held' || !lead.sure) return null
  const held = dialect.words.holding('statements', heldOf(query), lead.most, lead.since)
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${held} as held`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

/** The same statements in an order that costs nothing. */
const inAnyOrder = (query: StatementQuery): StatementQuery =>
  query.order === 'latest' || query.order === 'place' ? { ...query, order: 'said' } : query

/** What no row need be looked at for. */
async function countedAhead(db: Kysely<Tables>, query: StatementQuery): Promise<number | null> {
  const asked = askedOf(query)
  const { by, about, act, outlet, decided, article } = query
  if (asked.length === 0) return (await counts(db)).statements
  if (asked.length === 2 && by !== undefined && act !== undefined) return saidBy(db, by, act)
  if (outlet && asked.every((name) => name === 'outlet' || name === 'act')) return printedBy(db, outlet, act)
  if (asked.length > 1) return null
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
