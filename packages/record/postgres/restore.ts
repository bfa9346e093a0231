import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import type pg from 'pg'
import { open } from '../sqlite/open.js'
import { unpackText, withTexts } from '../sqlite/packed-text.js'
import { clear, soundCopy } from '../sqlite/restore.js'
import { articleWords, statementWords } from '../store/edition-rows.js'
import { unpack } from '../store/reading-body.js'
import { foldedWords } from '../store/word-query.js'
import { type Table, tablesOf } from './columns.js'
import type { Connection } from './connection.js'
import { copyInto, type Value } from './copy.js'
import { readable } from './errors.js'
import { vectorsOf } from './vectors.js'

/** Articles whose words are written in one go. */
const STEP = 500

/**
 * Puts what a file holds (a backup, or a record that outgrew its machine) in place of what the server holds, by COPY and
 * in one transaction. Throws where the file is no whole record.
 */
export async function restore(connection: Connection, from: string): Promise<void> {
  const copy = join(tmpdir(), `onrecord-restoring-${randomUUID()}.db`)
  try {
    await soundCopy(from, copy, (path) => open(path))
    const file = new Database(copy, { readonly: true })
    try {
      await takeOver(connection, file)
    } finally {
      file.close()
    }
  } finally {
    clear(copy)
  }
}

async function takeOver({ client, begin, schema, server }: Connection, file: Database.Database): Promise<void> {
  const one = await client().catch((error) => {
    throw readable(error, server)
  })
  try {
    await one.query(begin)
    const tables = await tablesOf(one, schema)
    for (const { name } of tables) await one.query(`delete from "${name}"`)
    for (const of of ['articles', 'statements']) await one.query(`delete from ${of}_words`)
    for (const table of tables) await copyInto(one, table.name, table.columns, rowsOf(file, table))
    await nextNumbers(one, schema)
    await copyWords(one, file)
    await one.query('commit')
    await one.query('vacuum analyze').catch(() => {})
  } catch (error) {
    await one.query('rollback').catch(() => {})
    throw readable(error, server)
  } finally {
    one.release()
  }
}

function* rowsOf(file: Database.Database, { name, columns }: Table): Generator<Value[]> {
  const rows = file.prepare(`select ${columns.map((c) => `"${c}"`).join(', ')} from "${name}"`).iterate()
  for (const row of rows as Iterable<Record<string, Value>>) {
    withTexts([row])
    yield columns.map((c) => row[c] ?? null)
  }
}

/** The numbers that are given out next come after those taken over. */
async function nextNumbers(one: pg.PoolClient, schema: string): Promise<void> {
  const { rows } = await one.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = $1 and column_default like 'nextval(%'`,
    [schema],
  )
  for (const { table, column } of rows)
    await one.query(
      `select setval(pg_get_serial_sequence('"${table}"', '${column}'), greatest(max("${column}"), 1), max("${column}") is not null) from "${table}"`,
    )
}

/** Makes the index of words anew, a stretch of articles at a time. */
async function copyWords(one: pg.PoolClient, file: Database.Database): Promise<void> {
  const some = file.prepare(
    `select id, handle, text, coalesce(decided, body) as body from articles join readings on article = id
     where newest = 1 and id > ? order by id limit ${STEP}`,
  )
  const numbers = file.prepare('select id from statements where article = ? order by ord')
  for (let last = 0; ; ) {
    const rows = some.all(last) as { id: number; handle: string; text: string | Uint8Array; body: Uint8Array }[]
    const words: Value[][] = []
    const said: Value[][] = []
    for (const { id, handle, text: kept, body } of rows) {
      const text = unpackText(kept)
      const article = unpack(text, Buffer.from(body), handle)
      const ids = numbers.all(id) as { id: number }[]
      words.push(...vectorsOf(foldedWords(articleWords(article))).map((v, part) => [id, part, v]))
      for (const [i, s] of article.statements.entries())
        said.push(...vectorsOf(foldedWords(statementWords(text, s))).map((v, part) => [ids[i]!.id, part, v]))
      last = id
    }
    await copyInto(one, 'articles_words', ['id', 'part', 'words'], words)
    await copyInto(one, 'statements_words', ['id', 'part', 'words'], said)
    if (rows.length < STEP) return
  }
}
