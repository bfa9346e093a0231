import { Kysely, sql } from 'kysely'
import type { OnRecord } from '../contract.js'
import { RecordError } from '../error.js'
import { migrate } from '../migrations/migrate.js'
import type { Tables } from '../shapes/tables.js'
import { atOnce } from '../store/at-once.js'
import type { Dialect } from '../store/dialect.js'
import { store } from '../store/store.js'
import { backup } from './backup.js'
import { type Connection, connect } from './connection.js'
import { patient } from './patience.js'
import { restore } from './restore.js'
import { strayWords, vectors } from './words.js'

const postgres = (connection: Connection): Dialect => ({
  types: { serial: 'bigserial', number: 'bigint', real: 'double precision', blob: 'bytea' },
  // The protocol counts them in 16 bits.
  keyOrdered: sql``,
  narrow: 'statements',
  maxValues: 32_000,
  async numbers(db, table, many) {
    const sequence = sql`pg_get_serial_sequence(${`${connection.schema}.${table}`}, 'id')`
    const { rows } = await sql<{ id: number }>`select nextval(${sequence}) as id from generate_series(1, ${many})`.execute(db) // biome-ignore format: a query
    return rows.map((r) => Number(r.id))
  },
  joined: (column, between = ',') => sql<string>`string_agg(${sql.ref(column)}::text, ${sql.lit(between)})`,
  joinedFields: (column, fields) =>
    sql<string>`string_agg(json_build_array(${sql.join(fields.map((field) => sql`${sql.ref(column)}::json -> ${sql.lit(field)}`))})::text, ',')`,
  // The server packs long values itself.
  packed: (text) => text,
  daysBetween: (from, to) => sql<number>`(${sql.ref(to)}::date - ${sql.ref(from)}::date)`,
  async hasTables(db) {
    const { rows } = await sql<{ is: boolean }>`select to_regclass(${`${connection.schema}.settings`}) is not null as is`.execute(db) // biome-ignore format: a query
    return rows[0]?.is === true
  },
  atOnce: (db, asks) => atOnce(db, sql`begin isolation level repeatable read, read only`, asks),
  words: vectors,
  check: strayWords,
  async purge(db) {
    await sql`vacuum`.execute(db)
  },
  async tidy(db) {
    await sql`vacuum analyze`.execute(db)
  },
  backup: (_, to) => backup(connection, to),
  restore: (_, from) => restore(connection, from),
})

/**
 * Opens a record kept on a PostgreSQL server (`postgres://user@host:port/database`), making its tables where they are
 * missing (unless `create` is false). Throws a RecordError, whose message is one line that names server and remedy.
 */
export async function openPostgres(
  address: string,
  { create = true, told }: { readonly create?: boolean; readonly told?: (line: string) => void } = {},
): Promise<OnRecord> {
  const connection = connect(address)
  const { where } = connection.server
  const db = new Kysely<Tables>({ dialect: connection.dialect })
  const dialect = postgres(connection)
  try {
    if (!(await dialect.hasTables(db))) {
      if (!create)
        throw new RecordError('missing', `there is no record at ${where} yet: \`onrecord add PATH…\` makes one`)
      await db
        .transaction()
        .execute((trx) => sql`create schema if not exists ${sql.id(connection.schema)}`.execute(trx))
    }
    // All steps are one transaction, so that a record is never left between two versions.
    await migrate(db, dialect, where, async () => {}, told)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return patient(store(db, dialect, where))
}
