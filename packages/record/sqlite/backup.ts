import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { RecordError } from '../error.js'
import type { Tables } from '../shapes/tables.js'

/** Writes the database as it is at one moment to a new file, which is there whole or not at all, also when the power fails. */
export async function backup(db: Kysely<Tables>, to: string): Promise<void> {
  const file = resolve(to)
  if (existsSync(file)) throw new RecordError('folder', `${to} is there already: name another file`)
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    await sql`vacuum into ${part}`.execute(db)
    flush(part)
    renameSync(part, file)
    flush(dirname(file))
  } catch (cause) {
    rmSync(part, { force: true })
    if (cause instanceof RecordError && cause.code === 'full')
      throw new RecordError('full', `${to}: the disk is full; nothing was written there`, { cause })
    if (cause instanceof RecordError) throw cause
    throw new RecordError('folder', `${to} cannot be written: name another file`, { cause })
  }
}

/** Waits until the disk has what was written. */
function flush(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
