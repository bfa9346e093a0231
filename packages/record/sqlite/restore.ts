import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { OnRecord } from '../contract.js'
import { RecordError } from '../error.js'
import type { Tables } from '../shapes/tables.js'

/** Opens a record; handed over, since opening is made of this. */
type Open = (path: string) => Promise<OnRecord>

/** Puts what a backup holds in place of what the database holds, in one transaction. Throws where the backup is no whole record. */
export async function restore(db: Kysely<Tables>, file: string, from: string, open: Open): Promise<void> {
  if (!existsSync(from)) throw new RecordError('missing', `there is no backup at ${from}`)
  // A copy is looked at and brought up to date, so that the backup stays as it is.
  const copy = `${resolve(file)}.restoring-${process.pid}`
  clear(copy)
  try {
    copyFileSync(from, copy)
    await sound(copy, from, open)
    await sql`attach ${copy} as backup`.execute(db)
    try {
      await db.transaction().execute(async (trx) => {
        for (const table of await tablesOf(trx)) {
          await sql`delete from main.${sql.id(table)}`.execute(trx)
          await sql`insert into main.${sql.id(table)} select * from backup.${sql.id(table)}`.execute(trx)
        }
      })
    } finally {
      await sql`detach backup`.execute(db)
    }
  } finally {
    clear(copy)
  }
}

async function sound(copy: string, from: string, open: Open): Promise<void> {
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

function clear(copy: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
}
