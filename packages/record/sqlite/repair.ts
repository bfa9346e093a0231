import { existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'libsql'
import { RecordError } from '../error.js'
import { open } from './open.js'

/** Rows that cannot be made anew, in the order they are taken over. */
const KEPT = ['articles', 'readings', 'decisions', 'decision_anchors', 'decision_actors', 'removals', 'rejected_sources', 'rejections'] as const // biome-ignore format: one line

/**
 * Makes a record whole again as far as can be. Where the file itself is sound everything derived is made anew in it.
 * Where it is damaged, every article, decision and setting that can still be read is taken over into a new file, which
 * takes its place; the damaged one is kept beside it. Gives what was done, a line each; throws where nothing can be read.
 */
export async function repair(path: string): Promise<string[]> {
  const file = resolve(path)
  const damage = await damageOf(file)
  if (damage) return salvage(file)
  const record = await open(path, { create: false })
  try {
    return await record.rebuild()
  } finally {
    await record.close()
  }
}

/** Whether the file itself is damaged, by the database's own check. What is no record at all is thrown. */
async function damageOf(file: string): Promise<boolean> {
  if (!existsSync(file)) throw new RecordError('missing', `there is no record at ${file}`)
  try {
    const db = new Database(file)
    try {
      const rows = db.prepare('pragma quick_check(1)').all() as { quick_check: string }[]
      return rows.some((r) => r.quick_check !== 'ok')
    } finally {
      db.close()
    }
  } catch {
    return true
  }
}

async function salvage(file: string): Promise<string[]> {
  const made = `${file}.repairing-${process.pid}`
  clear(made)
  await (await open(made)).close()
  const [from, to] = [new Database(file), new Database(made)]
  const done: string[] = []
  try {
    for (const table of KEPT) {
      const { taken, lost } = takeOver(from, to, table)
      if (table === 'articles' && taken === 0) throw new RecordError('damaged', `${file}: nothing in it can be read; put a backup back`) // biome-ignore format: one line
      if (lost) done.push(`${table}: ${taken} rows taken over, the others cannot be read`)
    }
    const [own] = new Readable(from, `select value from settings where name = 'own-actors'`)
    if (own) to.prepare(`insert or replace into settings(name, value) values ('own-actors', ?)`).run(own.value)
  } catch (error) {
    clear(made)
    throw error instanceof RecordError ? error : new RecordError('damaged', `${file}: nothing in it can be read; put a backup back`, { cause: error }) // biome-ignore format: one line
  } finally {
    from.close()
    to.close()
  }
  const whole = `${made}.whole`
  rmSync(whole, { force: true })
  const record = await open(made)
  try {
    done.push(...(await record.rebuild()))
    // One file, without a log beside it.
    await record.backup(whole)
    const [problem] = await record.check()
    if (problem !== undefined) throw new RecordError('damaged', `${file} cannot be made whole (${problem}); put a backup back`) // biome-ignore format: one line
  } finally {
    await record.close()
  }
  const kept = free(`${file}.damaged`)
  renameSync(file, kept)
  for (const end of ['-wal', '-shm']) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${kept}${end}`)
  renameSync(whole, file)
  clear(made)
  return [...done, `the damaged file is kept as ${kept}`]
}

/** Takes every row of a table over that can be read, from either end where the middle cannot. */
function takeOver(from: Database.Database, to: Database.Database, table: string): { taken: number; lost: boolean } {
  const columns = (to.prepare(`pragma table_info(${table})`).all() as { name: string }[]).map((c) => c.name)
  const put = to.prepare(`insert or ignore into ${table}(${columns}) values (${columns.map(() => '?')})`)
  let taken = 0
  for (const order of ['asc', 'desc']) {
    const rows = new Readable(from, `select * from ${table} order by rowid ${order}`)
    for (const row of rows) taken += put.run(...columns.map((c) => bindable(row[c]))).changes
    if (rows.whole) return { taken, lost: false }
  }
  return { taken, lost: true }
}

/** The rows of a query, one at a time, as far as they can be read. */
class Readable {
  /** Whether the last was reached. */
  whole = false
  readonly #db: Database.Database
  readonly #sql: string
  constructor(db: Database.Database, sql: string) {
    this.#db = db
    this.#sql = sql
  }
  *[Symbol.iterator](): Generator<Record<string, unknown>> {
    // An error while a row is fetched ends the rows; one of whoever uses it is its own.
    let rows: Iterator<unknown>
    try {
      rows = this.#db.prepare(this.#sql).iterate()
    } catch {
      return
    }
    for (;;) {
      let next: IteratorResult<unknown>
      try {
        next = rows.next()
      } catch {
        return
      }
      if (next.done) {
        this.whole = true
        return
      }
      yield next.value as Record<string, unknown>
    }
  }
}

/** A value as it was read, in the shape it is written in. */
const bindable = (value: unknown): unknown => (value instanceof ArrayBuffer ? Buffer.from(value) : (value ?? null))

function clear(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}

function free(name: string): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}-${n}`
    if (!existsSync(tried)) return tried
  }
}
