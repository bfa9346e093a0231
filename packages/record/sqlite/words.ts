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
  holding: (of, query, most): Expression<number> =>
    sql<number>`(select rowid from ${table(of)} where ${table(of)} match ${match(query)} order by rowid desc limit ${most})`,
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
