import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, sql } from 'kysely'
import type { OnRecord } from '../contract.js'
import { RecordError } from '../error.js'
import { migrate } from '../migrations/migrate.js'
import type { Tables } from '../shapes/tables.js'
import { atOnce } from '../store/at-once.js'
import type { Dialect } from '../store/dialect.js'
import { store } from '../store/store.js'
import { backup } from './backup.js'
import { connect } from './connection.js'
import { packText } from './packed-text.js'
import { restore } from './restore.js'
import { tidy } from './tidy.js'
import { askWords, fts5, purgeWords } from './words.js'

const sqlite = (file: string): Dialect => ({
  types: { serial: 'integer', number: 'integer', real: 'real', blob: 'blob' },
  keyOrdered: sql`without rowid`,
  // By itself the database takes the table, whose rows are thirty times as far from each other.
  narrow: 'statements indexed by statements_narrow',
  maxValues: 32_000,
  async numbers(db, table, many) {
    const { rows } = await sql<{ last: number | null }>`select max(id) as last from ${sql.table(table)}`.execute(db)
    const last = rows[0]?.last ?? 0
    return Array.from({ length: many }, (_, i) => last + 1 + i)
  },
  joined: (column, between = ',') => sql<string>`group_concat(${sql.ref(column)}, ${sql.lit(between)})`,
  joinedFields: (column, fields) =>
    sql<string>`group_concat(json_extract(${sql.ref(column)}, ${sql.join(fields.map((field) => sql.lit(`$.${field}`)))}))`,
  packed: packText,
  daysBetween: (from, to) => sql<number>`(julianday(${sql.ref(to)}) - julianday(${sql.ref(from)}))`,
  async hasTables(db) {
    const { rows } = await sql`select 1 from sqlite_master where name = 'settings'`.execute(db)
    return rows.length > 0
  },
  atOnce: (db, asks) => atOnce(db, sql`begin`, asks),
  words: fts5,
  async check(db) {
    // What is damaged is found by the check itself.
    await askWords(db).catch(() => {})
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(db)
    return rows.map((r) => r.quick_check).filter((line) => line !== 'ok')
  },
  async purge(db) {
    await db.transaction().execute(purgeWords)
    // The log still holds the pages as they were; emptied where nobody reads them at this moment, else with the next.
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
  },
  tidy,
  backup,
  restore: (db, from) => restore(db, file, from, (path) => open(path, { create: false })),
})

/** How a record is opened. */
export interface Opening {
  /** Whether it is made where it is missing. */
  readonly create?: boolean
  /** Whether an older one is copied before it is brought up to date: not where somebody has a backup of it elsewhere. */
  readonly copy?: boolean
  /** Is told, in a line, how long it took to bring an older one up to date. */
  readonly told?: (line: string) => void
}

/**
 * Opens a record kept in one SQLite file, making the file and its folder where they are missing (unless `create` is
 * false). An older record is brought up to date, with a copy of it beside it first (unless `copy` is false). One on a disk
 * that cannot be written can be asked. Throws a RecordError, whose message is one line for a person.
 */
export async function open(path: string, { create = true, copy = true, told }: Opening = {}): Promise<OnRecord> {
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
  const { dialect, readOnly } = connect(file)
  const db = new Kysely<Tables>({ dialect })
  const here = sqlite(file)
  try {
    await migrate(db, here, path, async (schema) => {
      if (readOnly)
        throw new RecordError('read-only', `${path} is of an older Onrecord and cannot be written: copy it elsewhere`)
      if (copy) await copyBefore(db, free(`${file}.before-schema-${schema + 1}`))
    }, told) // biome-ignore format: what comes before is the argument
  } catch (error) {
    await db.destroy()
    throw error
  }
  return store(db, here, path)
}

/** Copies an older record; where that does not fit, says what else can be done. */
async function copyBefore(db: Kysely<Tables>, to: string): Promise<void> {
  try {
    await backup(db, to)
  } catch (cause) {
    if (!(cause instanceof RecordError && cause.code === 'full')) throw cause
    const remedy = 'make room, or copy it elsewhere yourself and run `onrecord doctor --no-copy`'
    throw new RecordError(
      'full',
      `${to}: the disk is full, so that the older record is not brought up to date: ${remedy}`,
      { cause },
    )
  }
}

/** A name that is not taken: the one asked for, else with a number behind it. */
function free(name: string): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}-${n}`
    if (!existsSync(tried)) return tried
  }
}
