import { existsSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'
import Database from 'libsql'
import { RecordError } from '../error.js'
import { readable } from './errors.js'
import { even } from './even-lists.js'
import { withTexts } from './packed-text.js'

/** A prepared statement as kysely's dialect uses it. */
interface Prepared {
  readonly reader: boolean
  all(parameters: readonly unknown[]): unknown[]
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>
}

/** How long a transaction waits for another program's, in ms. It waits between tries, so that a server goes on answering. */
const PATIENCE = 15_000
const RETRY = 20
/** How long the database itself waits, which nothing else can happen in: while a file is opened, and then. */
const PATIENCE_OPENING = 10_000
const PATIENCE_OPEN = 50

/** Queries whose statement is known; those go that were used longest ago. Many of them, with lists of other lengths, have one in common. */
const KNOWN = 2000
/** Statements kept ready. The driver holds what it made ready until the file is closed, some 30 kB each: what is in use must not be made ready again. */
const KEPT = 1000

/** Memory for pages in kB, and the share of the file it is between the two. */
const LEAST_CACHE = 32_000
const MOST_CACHE = 256_000
const CACHED = 1 / 16

const cacheFor = (path: string): number => {
  const kB = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) / 1000
  return Math.round(Math.min(MOST_CACHE, Math.max(LEAST_CACHE, kB * CACHED)))
}

/** A file opened as kysely wants it. */
export interface Connection {
  readonly dialect: SqliteDialect
  /** Whether nothing can be written where it lies. */
  readonly readOnly: boolean
}

/** Kysely's SQLite dialect on one file: statements are prepared once, errors are readable, transactions take the write lock at once. */
export function connect(path: string): Connection {
  const { database, readOnly } = guard(() => opened(path), path)
  // Looked at before anything is set, so that another program's database stays as it is.
  const tables = guard(() => database.prepare(`select name from sqlite_master where type = 'table'`).all(), path)
  if (tables.length > 0 && !tables.some((t) => (t as { name: string }).name === 'settings')) {
    database.close()
    throw new RecordError('not-a-record', `${path} is another program's database: name another file`)
  }
  // The log is written back every 32 MB: pages that many articles write to are so written once for all of them.
  // Memory for pages is bounded: it holds the indexes' upper levels, which grow with the record.
  // FULL: what `add` has reported stays, also when the power fails; it costs a tenth of the writing (docs/decisions).
  // What is deleted is overwritten, so that an article that had to go is not in the file's free pages either.
  const settings = [
    `busy_timeout = ${PATIENCE_OPENING}`,
    ...(readOnly
      ? []
      : ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'wal_autocheckpoint = 8000']),
    `cache_size = -${cacheFor(path)}`,
    'temp_store = MEMORY',
    `busy_timeout = ${PATIENCE_OPEN}`,
  ]
  for (const pragma of settings) guard(() => database.exec(`pragma ${pragma}`), path)
  const raw = remembered(KEPT, (sql: string) => guard(() => database.prepare(sql), path))
  const prepare = remembered(KNOWN, (asked: string): Prepared => {
    const { sql, values } = even(asked)
    return {
      reader: raw.get(sql).reader,
      all: (parameters) => guard(() => withTexts(raw.get(sql).all(values(parameters))), path),
      run: (parameters) => guard(() => raw.get(sql).run(values(parameters)) as ReturnType<Prepared['run']>, path),
      // Read row by row while others are asked: not by a statement that another query has in common with it.
      iterate: (parameters) => guard(() => raw.get(asked).iterate(parameters) as IterableIterator<unknown>, path),
    }
  })
  const dialect = new Immediate({
    database: {
      prepare: prepare.get,
      close: () => {
        prepare.clear()
        raw.clear()
        // The file is whole by itself from here on, also where the driver lets go of it only with the last of its statements.
        if (!readOnly) checkpoint(database)
        database.close()
      },
    },
  })
  return { dialect, readOnly }
}

/** Remembers what `make` gives of a text, of so many of them; those go that were asked for longest ago. */
function remembered<T>(most: number, make: (text: string) => T) {
  const known = new Map<string, T>()
  return {
    get(text: string): T {
      let made = known.get(text)
      if (made === undefined) {
        made = make(text)
        if (known.size >= most) known.delete(known.keys().next().value as string)
      } else known.delete(text)
      known.set(text, made)
      return made
    },
    clear: () => known.clear(),
  }
}

/** Writes the log back to the file as far as nobody else is reading from it; what does not go now is left to whoever opens it next. */
function checkpoint(database: Database.Database): void {
  try {
    database.exec('pragma wal_checkpoint(TRUNCATE)')
  } catch {
    // Somebody writes, or the disk is full: the log has it all.
  }
}

/**
 * Opens the file. Where it lies on a disk that cannot be written, no log can be made beside it: it is then opened as one
 * that nobody changes. Not where a log is left over, since what was last written may be in that.
 */
function opened(path: string): { readonly database: Database.Database; readonly readOnly: boolean } {
  const database = new Database(path)
  try {
    database.prepare('select 1 from sqlite_master').all()
    return { database, readOnly: false }
  } catch (error) {
    database.close()
    const log = `${path}-wal`
    const isLeft = existsSync(log) && statSync(log).size > 0
    if (!/readonly|unable to open/i.test(String(error)) || !existsSync(path) || isLeft) throw error
    const address = `file:${path.replace(/[%?#]/g, encodeURIComponent)}?immutable=1`
    const unchanging = new Database(address, { readonly: true })
    unchanging.prepare('select 1 from sqlite_master').all()
    return { database: unchanging, readOnly: true }
  }
}

/** Waits for the write lock when a transaction begins: one that reads first and writes later could not wait for it. */
class Immediate extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDialect>[0]
  constructor(config: ConstructorParameters<typeof SqliteDialect>[0]) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (const begun = performance.now(); ; await sleep(RETRY)) {
      try {
        return void (await connection.executeQuery(CompiledQuery.raw('begin immediate')))
      } catch (error) {
        const isLocked = error instanceof RecordError && error.code === 'locked'
        if (!isLocked || performance.now() - begun > PATIENCE) throw error
      }
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch (error) {
      // Where the disk is full the database has rolled back by itself; the reason is what is to be told.
      if (!/no transaction is active/i.test(String(error))) throw error
    }
  }
}

function guard<T>(does: () => T, path: string): T {
  try {
    return does()
  } catch (error) {
    throw readable(error, path)
  }
}
