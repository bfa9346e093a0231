import { CompiledQuery, type Insertable, type Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/** Rows written in one statement: always as many, so that few statements serve all lists and each is made ready once. */
const AT_ONCE = [64, 8, 1] as const

/** Where a row is there already: by which columns it is the same, and which of its numbers the new one's are added to. */
export interface Adding {
  readonly key: readonly string[]
  readonly add: readonly string[]
}

/** Statements by what they write; they are the same for every database of one kind, but not of two. */
const compiled = new WeakMap<object, Map<string, string>>()

/** Writes rows, all with the same columns; those that are there already are added to where `adding` says how, else it throws. */
export async function insert<T extends keyof Tables>(
  db: Kysely<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  adding?: Adding,
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!)
  const values = rows as readonly Readonly<Record<string, unknown>>[]
  for (let i = 0; i < rows.length; ) {
    const n = AT_ONCE.find((size) => size <= rows.length - i)!
    const parameters: unknown[] = []
    for (let k = i; k < i + n; k++) for (const column of columns) parameters.push(values[k]![column])
    await db.executeQuery(CompiledQuery.raw(statement(db, table, columns, n, adding), parameters))
    i += n
  }
}

function statement(
  db: Kysely<Tables>,
  table: keyof Tables,
  columns: readonly string[],
  n: number,
  adding: Adding | undefined,
): string {
  const kind = db.getExecutor().adapter.constructor
  const known = compiled.get(kind) ?? new Map<string, string>()
  compiled.set(kind, known)
  const name = `${table} ${columns} ${n} ${adding?.add}`
  const ready = known.get(name)
  if (ready !== undefined) return ready
  const row = Object.fromEntries(columns.map((column) => [column, 0]))
  // Kysely can't tell that a table's own columns fit it where the table is a parameter.
  const into = db.insertInto(table).values(Array.from({ length: n }, () => row) as never)
  const query = adding
    ? into.onConflict((c) =>
        c
          .columns(adding.key as never)
          .doUpdateSet(((e: { ref(name: string): unknown } & ((a: string, op: string, b: unknown) => unknown)) =>
            Object.fromEntries(adding.add.map((a) => [a, e(`${table}.${a}`, '+', e.ref(`excluded.${a}`))]))) as never),
      )
    : into
  const { sql } = query.compile()
  known.set(name, sql)
  return sql
}

/** Takes out those rows, by their keys, whose count has come down to nothing. */
export async function dropEmpty<T extends keyof Tables>(
  db: Kysely<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  key: readonly string[],
  count = 'n',
): Promise<void> {
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    // Kysely can't tell the columns of a table that is a parameter.
    let q = db.deleteFrom(table as 'tallies').where(count as 'n', '<=', 0)
    for (const column of key) q = q.where(column as 'n', '=', row[column] as number)
    await q.execute()
  }
}
