import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { OnRecord } from '../contract.js'
import { RecordError } from '../error.js'
import type { Tables } from '../shapes/tables.js'
import { rereadWords } from './words.js'

/** Opens a record; handed over, since opening is made of this. */
type Open = (path: string) => Promise<OnRecord>

/** Puts what a backup holds in place of what the database holds, in one transaction. Throws where the backup is no whole record. */
export async function restore(db: Kysely<Tables>, file: string, from: string, open: Open): Promise<void> {
  const copy = `${resolve(file)}.restoring-${process.pid}`
  try {
    await soundCopy(from, copy, open)
    await sql`attach ${copy} as backup`.execute(db)
    try {
      await db.transaction().execute(async (trx) => {
        for (const table of await tablesOf(trx)) {
          await sql`delete from main.${sql.id(table)}`.execute(trx)
          await sql`insert into main.${sql.id(table)} select * from backup.${sql.id(table)}`.execute(trx)
        }
      })
      await rereadWords(db)
    } finally {
      await sql`detach backup`.execute(db)
    }
  } finally {
    clear(copy)
  }
}

/** Copies a backup, and sees that it is whole; the copy is brought up to date, the backup stays as it is. Throws where it is no whole record. */
export async function soundCopy(from: string, copy: string, open: Open): Promise<void> {
  if (!existsSync(from)) throw new RecordError('missing', `there is no backup at ${from}`)
  clear(copy)
  copyFileSync(from, copy)
  let record: OnRecord
  try {
    record = await open(copy)
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause
    throw new RecordError(cause.code, cause.message.replaceAll(copy, from), { cause })
  }
  try {
    const [problem] = await record.check()
    if (problem !== undefined)
      throw new RecordError('damaged', `${from} is not whole (${problem}): nothing was restored`)
  } finally {
    await record.close()
  }
}

/** Every table with rows of its own; of the word indexes those that hold them. */
async function tablesOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from backup.sqlite_master
    where type = 'table' and name not like 'sqlite_%' and sql not like 'create virtual table%'
    order by name`.execute(db)
  return rows.map((r) => r.name)
}

/** Takes a database's files away. */
export function clear(copy: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
}
