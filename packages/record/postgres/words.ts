import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Words } from '../store/dialect.js'
import { foldedWords, type WordQuery } from '../store/word-query.js'
import { lexeme, vectorsOf } from './vectors.js'

type Of = 'articles' | 'statements'

const table = (of: Of) => sql.table(`${of}_words`)

/** A phrase in PostgreSQL's own language of queries; its words stand in quotation marks, so that nothing typed is taken for an operator. */
const match = ({ words, prefix }: WordQuery[number]): string =>
  words.map((w, i) => `${lexeme(w)}${prefix && i === words.length - 1 ? ':*' : ''}`).join(' <-> ')

/** The ids of what holds every phrase, wherever in a long text each stands. */
const holding = (of: Of, query: WordQuery): RawBuilder<number> =>
  sql.join(
    query.map((phrase) => sql`select id from ${table(of)} where words @@ ${match(phrase)}::tsquery`),
    sql` intersect `,
  )

/** Vectors of words under an inverted index. A long text has several, so that no word has more places than one can hold. */
export const vectors: Words = {
  async create(db) {
    for (const of of ['articles', 'statements'] as const) {
      await sql`create table ${table(of)} (id bigint not null, part integer not null, words tsvector not null, primary key (id, part))`.execute(
        db,
      )
      await sql`create index ${sql.id(`${of}_words_words`)} on ${table(of)} using gin (words)`.execute(db)
    }
  },
  async put(db, of, rows) {
    const parts = rows.flatMap(({ id, text }) =>
      vectorsOf(foldedWords(text)).map((words, part) => ({ id, part, words })),
    )
    if (parts.length === 0) return
    const column = (name: 'id' | 'part' | 'words') => parts.map((p) => p[name])
    await sql`
      insert into ${table(of)} (id, part, words) select i, p, w::tsvector
      from unnest(${column('id')}::bigint[], ${column('part')}::integer[], ${column('words')}::text[]) as t (i, p, w)`.execute(
      db,
    )
  },
  async drop(db, of, ids) {
    if (ids.length > 0) await sql`delete from ${table(of)} where id = any(${ids}::bigint[])`.execute(db)
  },
  async clear(db) {
    for (const of of ['articles', 'statements'] as const) await sql`delete from ${table(of)}`.execute(db)
  },
  holding: (of, query, most, since = 0): Expression<number> =>
    sql<number>`(select id from (${holding(of, query)}) as held (id) where id >= ${since} order by id desc limit ${most})`,
  // An inverted index is read whole for a word, wherever it is looked for.
  since: async () => 0,
  ranked: (query, weighed): RawBuilder<{ id: number; score: number }> => {
    const any = weighed.map((phrase) => `(${match(phrase)})`).join(' | ')
    // 1: divided by the logarithm of the length.
    return sql<{ id: number; score: number }>`(
      select id, -sum(ts_rank(words, ${any}::tsquery, 1)) as score from ${table('articles')}
      where id in (${holding('articles', query)}) and words @@ ${any}::tsquery group by id)`
  },
  latest: (query, most, within): RawBuilder<{ id: number; score: number }> =>
    sql<{ id: number; score: number }>`(
      select id, -id as score from (${holding('articles', query)}) as held (id)
      ${within ? sql`where id between ${within.first} and ${within.last}` : sql``} order by id desc limit ${most})`,
  async exceeds(db, of, query, most) {
    const { rows } = await sql`select 1 from (${holding(of, query)}) as held (id) offset ${most} limit 1`.execute(db)
    return rows.length > 0
  },
}

/** What is wrong with the word index: words of what is not on record. */
export async function strayWords(db: Kysely<Tables>): Promise<string[]> {
  const problems: string[] = []
  for (const of of ['articles', 'statements'] as const) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${table(of)} where not exists (select 1 from ${sql.table(of)} o where o.id = ${table(of)}.id)`.execute(db) // biome-ignore format: a query
    if (Number(rows[0]?.n) > 0) problems.push(`${rows[0]?.n} words of ${of} that are not on record`)
  }
  return problems
}
