import type { CompiledQuery, Insertable, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/** Rows written in one statement: as many as are left, in steps, so that few statements are made ready. */
const STEPS = [256, 64, 16, 4, 1]

/** Statements that were compiled, by the executor's adapter, of which a database has one, and by name. */
const known = new WeakMap<object, Map<string, CompiledQuery>>()

/** What asks and writes much the same very often. */
export interface Bulk {
  /** Asks what `compile` wrote the first time, with other values in the same order. `name` tells it from all others. */
  ask<R>(name: string, compile: () => CompiledQuery, values: readonly unknown[]): Promise<R[]>
  /** Asks of a list of values, in steps: `compile` is given as many as are bound, behind `before` and before `behind`. */
  list<R, V>(
    name: string,
    values: readonly V[],
    compile: (some: readonly V[]) => CompiledQuery,
    before?: readonly unknown[],
    behind?: readonly unknown[],
  ): Promise<R[]>
  /** Does with a list of rows of `width` values each, one behind the other, in steps: `compile` is told for how many rows. */
  rows(name: string, values: readonly unknown[], width: number, compile: (rows: number) => CompiledQuery): Promise<void>
  /** Puts rows into a table. All have the same columns, in one order. */
  write<T extends keyof Tables & string>(table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void>
}

/** Writing a query's text takes longer than small queries do: it is done once for each shape. */
export function bulk(trx: Transaction<Tables>): Bulk {
  const { adapter } = trx.getExecutor()
  const compiled = known.get(adapter) ?? new Map<string, CompiledQuery>()
  known.set(adapter, compiled)
  const ask = async <R>(name: string, compile: () => CompiledQuery, values: readonly unknown[]): Promise<R[]> => {
    const query = compiled.get(name) ?? compile()
    compiled.set(name, query)
    return (await trx.executeQuery<R>({ ...query, parameters: values })).rows as R[]
  }
  const inRows: Bulk['rows'] = async (name, values, width, compile) => {
    for (let i = 0; i < values.length; ) {
      const step = STEPS.find((n) => n * width <= values.length - i)!
      await ask(`${name} ${step}`, () => compile(step), values.slice(i, i + step * width))
      i += step * width
    }
  }
  return {
    ask,
    async list<R, V>(
      name: string,
      values: readonly V[],
      compile: (some: readonly V[]) => CompiledQuery,
      before: readonly unknown[] = [],
      behind: readonly unknown[] = [],
    ): Promise<R[]> {
      const out: R[] = []
      for (let i = 0; i < values.length; ) {
        const left = values.length - i
        const step = STEPS.findLast((n) => n >= left) ?? STEPS[0]!
        const some = values.slice(i, i + step)
        // To be in a list twice is to be in it once.
        while (some.length < step) some.push(some.at(-1)!)
        for (const row of await ask<R>(`${name} ${step}`, () => compile(some), [...before, ...some, ...behind]))
          out.push(row)
        i += step
      }
      return out
    },
    rows: inRows,
    async write(table, rows) {
      if (rows.length === 0) return
      const columns = Object.keys(rows[0]!)
      const values = rows.flatMap((row) => columns.map((c) => row[c as keyof typeof row]))
      const compile = (n: number): CompiledQuery => trx.insertInto(table).values(rows.slice(0, n)).compile()
      await inRows(`${table} ${columns.join()}`, values, columns.length, compile)
    },
  }
}
