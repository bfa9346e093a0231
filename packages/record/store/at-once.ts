import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/** Runs questions on one connection in a transaction that only reads, begun by `begin`, and lets go of it whatever comes of them. */
export const atOnce = <T>(
  db: Kysely<Tables>,
  begin: RawBuilder<unknown>,
  asks: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (one) => {
    await begin.execute(one)
    try {
      return await asks(one)
    } finally {
      await sql`rollback`.execute(one)
    }
  })
