import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'
import Database from 'libsql'
import { RecordError } from '../error.js'
import { readable } from './errors.js'

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

/** Statements kept ready; lists of many lengths make many, so the oldest go. */
const KEPT = 200

/** Kysely's SQLite dialect on one file: statements are prepared once, errors are readable, transactions take the write lock at once. */
export function connect(path: string): SqliteDialect {
  const database = guard(() => new Database(path), path)
  // Looked at before anything is set, so that another program's database stays as it is.
  const tables = guard(() => database.prepare(`select name from sqlite_master where type = 'table'`).all(), path)
  if (tables.length > 0 && !tables.some((t) => (t as { name: string }).name === 'settings')) {
    database.close()
    throw new RecordError('not-a-record', `${path} is another program's database: name another file`)
  }
  // Memory for pages is bounded; 32 MB holds the indexes' upper levels of a large record.
  // FULL: what `add` has reported stays, also when the power fails; it costs a tenth of the writing (docs/decisions).
  for (const pragma of [
    `busy_timeout = ${PATIENCE_OPENING}`,
    'journal_mode = WAL',
    'synchronous = FULL',
    'cache_size = -32000',
    'temp_store = MEMORY',
    `busy_timeout = ${PATIENCE_OPEN}`,
  ])
    guard(() => database.exec(`pragma ${pragma}`), path)
  const kept = new Map<string, Prepared>()
  const prepare = (sql: string): Prepared => {
    const ready = kept.get(sql)
    if (ready) return ready
    const raw = guard(() => database.prepare(sql), path)
    const statement: Prepared = {
      reader: raw.reader,
      all: (parameters) => guard(() => raw.all(parameters), path),
      run: (parameters) => guard(() => raw.run(parameters) as ReturnType<Prepared['run']>, path),
      iterate: (parameters) => guard(() => raw.iterate(parameters) as IterableIterator<unknown>, path),
    }
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string)
    kept.set(sql, statement)
    return statement
  }
  return new Immediate({
    database: {
      prepare,
      close: () => {
        kept.clear()
        database.close()
      },
    },
  })
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
}

function guard<T>(does: () => T, path: string): T {
  try {
    return does()
  } catch (error) {
    throw readable(error, path)
  }
}
