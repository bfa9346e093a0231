import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, type Transaction } from 'kysely'
import type pg from 'pg'
import { RecordError } from '../error.js'
import type { Tables } from '../shapes/tables.js'
import { connect as connectFile } from '../sqlite/connection.js'
import { open } from '../sqlite/open.js'
import { packText } from '../sqlite/packed-text.js'
import { clear } from '../sqlite/restore.js'
import { fts5 } from '../sqlite/words.js'
import { articleWords, statementWords } from '../store/edition-rows.js'
import { unpack } from '../store/reading-body.js'
import { type Table, tablesOf } from './columns.js'
import type { Connection } from './connection.js'
import { readable } from './errors.js'

/** Rows fetched at a time. */
const STEP = 500

/**
 * Writes the record as it is at one moment to a file that can be asked like any record, or restored on any server. There
 * whole or not at all. A large record is sooner dumped by PostgreSQL's own pg_dump.
 */
export async function backup({ client, server, schema }: Connection, to: string): Promise<void> {
  const file = resolve(to)
  if (existsSync(file)) throw new RecordError('folder', `${to} is there already: name another file`)
  const part = `${file}.filling`
  clear(part)
  if (!existsSync(dirname(file))) throw new RecordError('folder', `${to} cannot be written: name another file`)
  const one = await client().catch((error) => {
    throw readable(error, server)
  })
  try {
    await (await open(part)).close()
    const made = new Kysely<Tables>({ dialect: connectFile(part).dialect })
    try {
      await one.query('begin isolation level repeatable read, read only')
      const tables = await tablesOf(one, schema)
      await made.transaction().execute(async (trx) => {
        for (const table of tables) await fill(one, trx, table)
        await fillWords(one, trx)
      })
      await one.query('commit')
    } finally {
      await made.destroy()
    }
    // Into one file, with no log beside it.
    const filled = await open(part, { create: false })
    await filled.backup(file).finally(() => filled.close())
  } catch (error) {
    await one.query('rollback').catch(() => {})
    throw readable(error, server)
  } finally {
    one.release()
    clear(part)
  }
}

/** A reading's row as a file keeps it. */
const packedRow = (row: unknown) => {
  const reading = row as { readonly text: string }
  return { ...reading, text: packText(reading.text) }
}

async function fill(one: pg.PoolClient, trx: Transaction<Tables>, { name, columns }: Table): Promise<void> {
  const table = name as keyof Tables
  await trx.deleteFrom(table).execute()
  for await (const rows of paged(one, `select ${columns.map((c) => `"${c}"`).join(', ')} from "${name}"`))
    // Kysely can't tell that a table's own rows fit it where the table is a parameter.
    await trx.insertInto(table).values((table === 'readings' ? rows.map(packedRow) : rows) as never).execute() // biome-ignore format: one line
}

async function fillWords(one: pg.PoolClient, trx: Transaction<Tables>): Promise<void> {
  const query = `select a.id, handle, text, coalesce(decided, body) as body,
    array(select s.id from statements s where s.article = a.id order by ord) as statements
    from articles a join readings on article = a.id where newest = 1`
  type Row = { id: number; handle: string; text: string; body: Uint8Array; statements: string[] }
  for await (const rows of paged<Row>(one, query))
    for (const { id, handle, text, body, statements } of rows) {
      const article = unpack(text, body, handle)
      const said = article.statements.map((s, i) => ({ id: Number(statements[i]), text: statementWords(text, s) }))
      await fts5.put(trx, 'statements', said)
      await fts5.put(trx, 'articles', [{ id, text: articleWords(article) }])
    }
}

async function* paged<T>(one: pg.PoolClient, query: string): AsyncGenerator<T[]> {
  await one.query(`declare rows no scroll cursor for ${query}`)
  for (;;) {
    const { rows } = await one.query(`fetch ${STEP} from rows`)
    if (rows.length === 0) break
    yield rows as T[]
  }
  await one.query('close rows')
}
