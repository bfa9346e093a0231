import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, sql } from 'kysely'
import type { OnRecord } from '../contract.js'
import { RecordError } from '../error.js'
import { migrate } from '../migrations/migrate.js'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'
import { store } from '../store/store.js'
import { connect } from './connection.js'
import { fts5 } from './words.js'

const sqlite: Dialect = {
  types: { serial: 'integer', number: 'integer', real: 'real', blob: 'blob' },
  maxValues: 32_000,
  async hasTables(db) {
    const { rows } = await sql`select 1 from sqlite_master where name = 'settings'`.execute(db)
    return rows.length > 0
  },
  words: fts5,
  async check(db) {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(db)
    return rows.map((r) => r.quick_check).filter((line) => line !== 'ok')
  },
}

/**
 * Opens a record kept in one SQLite file, making the file and its folder where they are missing (unless `create` is
 * false). Throws a RecordError, whose message is one line for a person.
 */
export async function open(path: string, { create = true }: { readonly create?: boolean } = {}): Promise<OnRecord> {
  const file = resolve(path)
  if (!existsSync(file)) {
    if (!create) throw new RecordError('missing', `there is no record at ${path} yet: \`onrecord add PATH…\` makes one`)
    try {
      mkdirSync(dirname(file), { recursive: true })
    } catch (cause) {
      const why = `the folder ${dirname(file)} cannot be made (${(cause as NodeJS.ErrnoException).code})`
      throw new RecordError('folder', `${why}: name another place with --record`, { cause })
    }
  }
  const db = new Kysely<Tables>({ dialect: connect(file) })
  try {
    await migrate(db, sqlite, path)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return store(db, sqlite, path)
}
