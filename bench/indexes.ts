import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from '@onrecord/record'
import Database from 'libsql'

/** What holds most rows of a record. Adding articles that are new asks none of their indexes. */
const LARGE = ['statements', 'conditions', 'events', 'times', 'quantities', 'mentions']
/** Lies in the order of its key, and by this name while a heap takes its place. */
const ORDERED = { table: 'parts', aside: 'parts_aside', by: 'actor, role, day_from, tie, ord, statement' } as const

interface Index {
  readonly name: string
  readonly sql: string
}

/**
 * Lays the indexes of a record's large tables aside, and a table that is one itself: a million articles write to their pages at random, while an index that
 * is made at the end is sorted once. Nothing else may have the file open.
 */
export function layAside(file: string): void {
  const database = new Database(file)
  for (const { name } of indexesOf(database)) database.exec(`drop index "${name}"`)
  const { table, aside } = ORDERED
  database.exec(`alter table ${table} rename to ${aside}; create table ${table} as select * from ${aside} limit 0`)
  database.close()
}

/** Makes the indexes a record lacks beside a fresh one, also those an interrupted load has left away. Tells each with seconds. */
export async function makeMissing(file: string, tell: (name: string, seconds: number) => void): Promise<void> {
  const fresh = await freshIndexes()
  const database = new Database(file)
  const there = new Set(indexesOf(database).map(({ name }) => name))
  database.exec('pragma cache_size = -1000000')
  const { table, aside, by } = ORDERED
  if (database.prepare('select 1 from sqlite_master where name = ?').get(aside) !== undefined) {
    const begun = performance.now()
    database.exec(
      `begin; insert into ${aside} select * from ${table} order by ${by}; drop table ${table}; alter table ${aside} rename to ${table}; commit`,
    )
    tell(table, (performance.now() - begun) / 1000)
  }
  for (const { name, sql } of fresh) {
    if (there.has(name)) continue
    const begun = performance.now()
    database.exec(sql)
    tell(name, (performance.now() - begun) / 1000)
  }
  database.exec('pragma wal_checkpoint(TRUNCATE)')
  database.close()
}

async function freshIndexes(): Promise<readonly Index[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'))
  try {
    const file = join(folder, 'fresh.db')
    await (await open(file)).close()
    const database = new Database(file)
    const list = indexesOf(database)
    database.close()
    return list
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function indexesOf(database: Database.Database): readonly Index[] {
  const list = database.prepare(`select name, sql, tbl_name as "of" from sqlite_master where type = 'index'`).all() as {
    readonly name: string
    readonly sql: string | null
    readonly of: string
  }[]
  // What has no SQL of its own belongs to a key.
  return list.flatMap(({ name, sql, of }) => (sql !== null && LARGE.includes(of) ? [{ name, sql }] : []))
}
