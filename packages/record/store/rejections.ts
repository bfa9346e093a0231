import type { Kysely, SelectQueryBuilder } from 'kysely'
import type { RejectedQuery, RejectedRow, Rejection } from '../rejected.js'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { digest } from './digest.js'
import { paged } from './page.js'

const idOf = ({ from, file, place }: Rejection): string => digest('rejection', from.source, file, place ?? '')

/** Puts documents on the list of those turned away, all in one transaction. Gives their ids. */
export async function reject(
  db: Kysely<Tables>,
  rejections: readonly Rejection[],
  now = new Date(),
): Promise<string[]> {
  if (rejections.length === 0) return []
  const at = now.toISOString()
  await db.transaction().execute(async (trx) => {
    for (const rejection of rejections) {
      const { from, file, place, code, reason, remedy } = rejection
      const { source, kind } = from
      const said = JSON.stringify(from.said)
      const bytes = from.bytes ?? null
      await trx
        .insertInto('rejected_sources')
        .values({ source, kind, said, bytes })
        .onConflict((c) => c.column('source').doUpdateSet({ said, bytes }))
        .execute()
      await trx
        .insertInto('rejections')
        .values({ id: idOf(rejection), source, file, place, code, reason, remedy, first_at: at, last_at: at, times: 1 })
        .onConflict((c) =>
          c
            .column('id')
            .doUpdateSet((e) => ({ code, reason, remedy, last_at: at, times: e('rejections.times', '+', 1) })),
        )
        .execute()
    }
  })
  return rejections.map(idOf)
}

/** The list, the last first. */
export async function rejected(db: Kysely<Tables>, query: RejectedQuery = {}): Promise<RejectedRow[]> {
  const rows = await paged(
    asked(db, query)
      .select(['id', 'kind', 'rejections.source', 'said', 'file', 'place', 'code', 'reason', 'remedy'])
      .select(['first_at as first', 'last_at as last', 'times'])
      .orderBy('last_at', 'desc')
      .orderBy('id'),
    query,
  ).execute()
  return rows.map((row) => ({ ...row, said: JSON.parse(row.said), times: Number(row.times) }))
}

export async function countRejected(db: Kysely<Tables>, query: RejectedQuery = {}): Promise<number> {
  const { n } = await asked(db, query)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

type Joined = SelectQueryBuilder<Tables, 'rejections' | 'rejected_sources', object>

function asked(db: Kysely<Tables>, { source, code }: RejectedQuery): Joined {
  let q: Joined = db.selectFrom('rejections').innerJoin('rejected_sources', 'rejected_sources.source', 'rejections.source') // biome-ignore format: one line
  if (source !== undefined) q = q.where('rejections.source', '=', source)
  if (code !== undefined) q = q.where('code', '=', code)
  return q
}

export async function rejectedBytes(db: Kysely<Tables>, source: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('rejected_sources').select('bytes').where('source', '=', source).executeTakeFirst()
  // A database may hand out a buffer of its own.
  return row?.bytes ? new Uint8Array(row.bytes) : null
}

/** Takes documents off the list, and what nothing on it came from any more. Gives how many were on it. */
export async function dismiss(db: Kysely<Tables>, dialect: Dialect, ids: readonly string[]): Promise<number> {
  let gone = 0
  await db.transaction().execute(async (trx) => {
    for (let i = 0; i < ids.length; i += dialect.maxValues) {
      const { numDeletedRows } = await trx
        .deleteFrom('rejections')
        .where('id', 'in', ids.slice(i, i + dialect.maxValues))
        .executeTakeFirst()
      gone += Number(numDeletedRows)
    }
    await trx
      .deleteFrom('rejected_sources')
      .where('source', 'not in', (e) => e.selectFrom('rejections').select('source'))
      .execute()
  })
  return gone
}
