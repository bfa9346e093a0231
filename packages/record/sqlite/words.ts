import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Words } from '../store/dialect.js'
import type { WordQuery } from '../store/word-query.js'

const table = (of: 'articles' | 'statements') => sql.table(`${of}_words`)

const TABLES = ['articles', 'statements'] as const

/** Merges the words of what was deleted out of the index: until then they stand in it, marked as gone. */
export async function purgeWords(db: Kysely<Tables>): Promise<void> {
  for (const of of TABLES) await sql`insert into ${table(of)}(${table(of)}) values ('optimize')`.execute(db)
}

/** The query in FTS5's own language; every word quoted, so that nothing typed is taken for an operator. */
const match = (query: WordQuery): string =>
  query.map((p) => `"${p.words.join(' ')}"${p.prefix ? ' *' : ''}`).join(' AND ')

/** FTS5 without content of its own: the text stays in `readings`. */
export const fts5: Words = {
  async create(db) {
    for (const of of TABLES)
      await sql`create virtual table ${table(of)} using fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2")`.execute(
        db,
      )
  },
  async put(db, of, rows) {
    for (const { id, text } of rows)
      await sql`insert into ${table(of)}(rowid, text) values (${id}, ${text})`.execute(db)
  },
  async drop(db, of, ids) {
    for (const id of ids) await sql`delete from ${table(of)} where rowid = ${id}`.execute(db)
  },
  async clear(db) {
    for (const of of TABLES) await sql`insert into ${table(of)}(${table(of)}) values ('delete-all')`.execute(db)
  },
  holding: (of, query): Expression<number> =>
    sql<number>`(select rowid from ${table(of)} where ${table(of)} match ${match(query)})`,
  ranked: (query): RawBuilder<{ id: number; score: number }> =>
    sql<{
      id: number
      score: number
    }>`(select rowid as id, rank as score from ${table('articles')} where ${table('articles')} match ${match(query)})`,
  latest: (query, most): RawBuilder<{ id: number; score: number }> =>
    sql<{ id: number; score: number }>`(
      select rowid as id, -rowid as score from ${table('articles')} where ${table('articles')} match ${match(query)}
      order by rowid desc limit ${most})`,
  async exceeds(db, query, most) {
    const { rows } = await sql`
      select 1 from ${table('articles')} where ${table('articles')} match ${match(query)} limit 1 offset ${most}`.execute(
      db,
    )
    return rows.length > 0
  },
}
