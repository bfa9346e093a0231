import { CompiledQuery, type Expression, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Words } from '../store/dialect.js'
import type { WordQuery } from '../store/word-query.js'

const table = (of: 'articles' | 'statements') => sql.table(`${of}_words`)

const TABLES = ['articles', 'statements'] as const

/** Merges the words of what was deleted out of the index: until then they stand in it, marked as gone. */
export async function purgeWords(db: Kysely<Tables>): Promise<void> {
  for (const of of TABLES) await sql`insert into ${table(of)}(${table(of)}) values ('optimize')`.execute(db)
}

/** Pages merged in one transaction: others wait no longer than that takes. */
const STEP = 200
/** Fewer pieces than this are left: each costs a look-up some pages, and merging writes the whole index anew. */
const FEW_PIECES = 4

/**
 * Merges the pieces of the indexes, which grow to twenty and more as articles come by and by: a word is looked for in each.
 * A step at a time, each a transaction of its own; where it ends before all is one, the next time goes on from there.
 */
export async function mergeWords(db: Kysely<Tables>, told: (line: string) => void): Promise<void> {
  for (const of of TABLES) {
    const { rows } = await sql<{ n: number }>`select count(distinct segid) as n from ${sql.table(`${of}_words_idx`)}`.execute(db) // biome-ignore format: a query
    const pieces = rows[0]?.n ?? 0
    if (pieces < FEW_PIECES) continue
    // A number below zero has all pieces merged into one; those after it go on with that.
    for (let pages = -STEP; (await changes(db, () => mergeSome(db, of, pages))) > 1; ) pages = STEP
    told(`${pieces} pieces of the words of ${of} merged`)
  }
}

const mergeSome = (db: Kysely<Tables>, of: (typeof TABLES)[number], pages: number) =>
  sql`insert into ${table(of)}(${table(of)}, rank) values ('merge', ${sql.lit(pages)})`.execute(db)

/** How many rows something changes, the index's own among them. */
async function changes(db: Kysely<Tables>, does: () => Promise<unknown>): Promise<number> {
  const total = async () => (await sql<{ n: number }>`select total_changes() as n`.execute(db)).rows[0]?.n ?? 0
  const before = await total()
  await does()
  return (await total()) - before
}

/** Asks the index for anything: that is when it looks whether others have written to it, which it does not when it is checked. */
export async function askWords(db: Kysely<Tables>): Promise<void> {
  for (const of of TABLES)
    await sql`select rowid from ${table(of)} where ${table(of)} match ${'"a"'} limit 1`.execute(db)
}

/** Has the index forget what it remembers of its own tables, after they were written to beside it: a write that is taken back does. */
export async function rereadWords(db: Kysely<Tables>): Promise<void> {
  const taken = new Error('taken back')
  const write = async (trx: Kysely<Tables>) => {
    for (const of of TABLES)
      await sql`insert into ${table(of)}(${table(of)}, rank) values ('automerge', 4)`.execute(trx)
    throw taken
  }
  await db
    .transaction()
    .execute(write)
    .catch((error) => {
      if (error !== taken) throw error
    })
}

/** Texts put into the index by one statement: always as many, so that it is made ready once. */
const AT_ONCE = [32, 1] as const
const inserting = (of: 'articles' | 'statements', n: number): string =>
  `insert into ${of}_words(rowid, text) values ${new Array(n).fill('(?, ?)').join(', ')}`

/** The query in FTS5's own language; every word quoted, so that nothing typed is taken for an operator. */
const match = (query: WordQuery): string =>
  query.map((p) => `"${p.words.join(' ')}"${p.prefix ? ' *' : ''}`).join(' AND ')

/** Places of a word that are looked at to tell how frequent it is: it has as many in so many of the last ids. */
const PROBED = 1000
/** Places on a page of the index, about. */
const ON_A_PAGE = 1000
/** Pages of it that looking for several words may take. */
const MOST_READ = 300

/**
 * Of the rarest word each place is gone to, and every other one is looked for there: a page of the other's is read where any of those places falls
 * on it, all of them where it is about as rare. Words with few places are looked for everywhere.
 */
async function since(db: Kysely<Tables>, of: 'articles' | 'statements', query: WordQuery): Promise<number> {
  const words = query.flatMap((p) => (p.prefix ? p.words.slice(0, -1) : p.words))
  if (words.length < 2) return 0
  const { rows } = await sql<{ last: number | null }>`select max(id) as last from ${sql.table(of)}`.execute(db)
  const last = rows[0]?.last ?? 0
  const asked = `${of} ${last} ${match(query)}`
  const before = told.get(db)
  if (before?.asked === asked) return before.since
  const shares: number[] = []
  for (const word of words) {
    const found = await sql<{ id: number }>`
      select rowid as id from ${table(of)} where ${table(of)} match ${`"${word}"`} order by rowid desc limit 1 offset ${PROBED}`.execute(db) // biome-ignore format: a query
    const id = found.rows[0]?.id
    if (id === undefined) return 0
    shares.push(PROBED / (last - id + 1))
  }
  const rarest = Math.min(...shares)
  const pages = shares.reduce((sum, share) => {
    const met = (rarest / share) * ON_A_PAGE
    return sum + (share / ON_A_PAGE) * (share === rarest ? 1 : 1 - Math.exp(-met))
  }, 0)
  const since = Math.max(0, Math.floor(last - MOST_READ / pages))
  told.set(db, { asked, since })
  return since
}

/** What was told last: a list and how many there are of it are asked for together. */
const told = new WeakMap<Kysely<Tables>, { readonly asked: string; readonly since: number }>()

/** A number the index takes for one: numbers are bound as fractions, by which it does not look where to begin and end. */
const whole = (n: number) => sql`cast(${n} as integer)`

/** FTS5 without content of its own: the text stays in `readings`. */
export const fts5: Words = {
  async create(db) {
    for (const of of TABLES)
      await sql`create virtual table ${table(of)} using fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2")`.execute(
        db,
      )
  },
  async put(db, of, rows) {
    for (let i = 0; i < rows.length; ) {
      const n = AT_ONCE.find((size) => size <= rows.length - i)!
      const some = rows.slice(i, i + n)
      await db.executeQuery(
        CompiledQuery.raw(
          inserting(of, n),
          some.flatMap((r) => [r.id, r.text]),
        ),
      )
      i += n
    }
  },
  async drop(db, of, ids) {
    for (const id of ids) await sql`delete from ${table(of)} where rowid = ${id}`.execute(db)
  },
  async clear(db) {
    for (const of of TABLES) await sql`insert into ${table(of)}(${table(of)}) values ('delete-all')`.execute(db)
  },
  holding: (of, query, most, since = 0): Expression<number> =>
    sql<number>`(
      select rowid as id from ${table(of)} where ${table(of)} match ${match(query)}
      ${since > 0 ? sql`and rowid >= ${whole(since)}` : sql``} order by rowid desc limit ${most})`,
  since,
  ranked: (query, weighed): RawBuilder<{ id: number; score: number }> => {
    const scored = sql`select rowid as id, rank as score from ${table('articles')} where ${table('articles')} match ${match(weighed)}`
    if (weighed.length === query.length) return sql`(${scored})`
    // The sign keeps the index from being asked anew for every number.
    return sql`(${scored} and +rowid in (select rowid from ${table('articles')} where ${table('articles')} match ${match(query)}))`
  },
  latest: (query, most, within): RawBuilder<{ id: number; score: number }> =>
    sql<{ id: number; score: number }>`(
      select rowid as id, -rowid as score from ${table('articles')} where ${table('articles')} match ${match(query)}
      ${within ? sql`and rowid between ${whole(within.first)} and ${whole(within.last)}` : sql``} order by rowid desc limit ${most})`,
  async exceeds(db, of, query, most) {
    const { rows } = await sql`
      select 1 from ${table(of)} where ${table(of)} match ${match(query)} limit 1 offset ${most}`.execute(db)
    return rows.length > 0
  },
}
