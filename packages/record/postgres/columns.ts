import type pg from 'pg'

/** A table both kinds of record have alike, with its columns in order. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

/** The record's tables but for the index of words, which each kind has of its own. */
export async function tablesOf(client: pg.PoolClient, schema: string): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns
     where table_schema = $1 and table_name not in ('articles_words', 'statements_words')
     group by table_name order by table_name`,
    [schema],
  )
  return rows
}
