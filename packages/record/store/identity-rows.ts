import type { ActorId, Identity } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { ActorRulings } from '../decisions/actors.js'
import type { Tables } from '../shapes/tables.js'

/** Rows asked for or written in one statement. */
const STEP = 200

/** A list in pieces that fit one statement. */
export function* steps<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += STEP) yield all.slice(i, i + STEP)
}

/** Who counts as whom in an article, or null where everybody is who their name says. */
export async function identitiesOf(trx: Kysely<Tables>, article: number): Promise<ActorRulings | null> {
  const rows = await trx.selectFrom('identities').select(['actor', 'into', 'body']).where('article', '=', article).execute() // biome-ignore format: one line
  if (rows.length === 0) return null
  const into = new Map(rows.map((r) => [r.actor, r.into]))
  const names = new Map(rows.map((r) => [r.into, (JSON.parse(r.body) as Identity).name]))
  const named = (id: ActorId) => (names.has(id) ? { name: names.get(id)!, type: 'person' as const } : undefined)
  return { of: (id) => into.get(id) ?? id, named }
}

/** Takes out what is known of the persons of editions; those that may have been linked with them are to be linked anew. */
export async function leave(trx: Transaction<Tables>, articles: readonly number[]): Promise<void> {
  const keys = await trx.selectFrom('appearances').select('key').where('article', 'in', articles).execute()
  await openKeys(trx, keys.map((r) => r.key)) // biome-ignore format: one line
  for (const table of ['appearances', 'identified'] as const)
    await trx.deleteFrom(table).where('article', 'in', articles).execute()
}

/** Marks keys whose persons are to be linked anew. */
export async function openKeys(trx: Transaction<Tables>, keys: readonly string[]): Promise<void> {
  for (const some of steps([...new Set(keys)]))
    await trx
      .insertInto('open_keys')
      .values(some.map((key) => ({ key })))
      .onConflict((c) => c.column('key').doNothing())
      .execute()
}
