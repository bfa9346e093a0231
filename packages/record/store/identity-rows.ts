import type { ActorId, Identity } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { ActorRulings } from '../decisions/actors.js'
import type { OpenKeyTable } from '../shapes/identity.js'
import type { Tables } from '../shapes/tables.js'
import { dropEmpty, insert } from './insert.js'

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

/** Notes that editions came, went or were read anew, so that their persons are looked up. */
export async function markUnidentified(trx: Transaction<Tables>, articles: readonly number[]): Promise<void> {
  if (articles.length === 0) return
  await trx
    .insertInto('unidentified')
    .values(articles.map((article) => ({ article })))
    .onConflict((c) => c.column('article').doNothing())
    .execute()
}

/** Notes that the persons of all newest editions are to be looked up. */
export async function markAllUnidentified(trx: Transaction<Tables>): Promise<void> {
  await trx
    .insertInto('unidentified')
    .columns(['article'])
    .expression(trx.selectFrom('articles').select('id').where('newest', '=', 1))
    .onConflict((c) => c.column('article').doNothing())
    .execute()
}

/** Takes out what is known of the persons of editions; those that may have been linked with them are to be linked anew. */
export async function leave(trx: Transaction<Tables>, articles: readonly number[]): Promise<void> {
  const rows = await trx
    .selectFrom('appearances')
    .select(['key', 'actor', 'callings'])
    .where('article', 'in', articles)
    .execute()
  await countBearers(trx, rows, -1)
  await openKeys(trx, rows.map((r) => ({ key: r.key, article: 0 }))) // biome-ignore format: one line
  await trx.deleteFrom('appearances').where('article', 'in', articles).execute()
  await trx.deleteFrom('unidentified').where('article', 'in', articles).execute()
}

/** Counts by whom names are borne, more or less. */
export async function countBearers(
  trx: Transaction<Tables>,
  rows: readonly { readonly key: string; readonly actor: ActorId; readonly callings: string }[],
  by: 1 | -1,
): Promise<void> {
  const counts = new Map<string, Tables['bearers']>()
  for (const { key, actor, callings } of rows) {
    const known = counts.get(`${key}\n${actor}\n${callings}`)
    if (known) known.n += by
    else counts.set(`${key}\n${actor}\n${callings}`, { key, actor, callings, n: by })
  }
  const columns = ['key', 'actor', 'callings'] as const
  await insert(trx, 'bearers', [...counts.values()], { key: columns, add: ['n'] })
  if (by < 0) await dropEmpty(trx, 'bearers', [...counts.values()], columns)
}

/** Marks keys whose persons are to be linked anew, and in which article somebody came (0: somebody went, or was decided about). */
export async function openKeys(trx: Transaction<Tables>, rows: readonly OpenKeyTable[]): Promise<void> {
  const different = new Map(rows.map((r) => [`${r.key}\n${r.article}`, r]))
  for (const some of steps([...different.values()]))
    await trx
      .insertInto('open_keys')
      .values([...some])
      .onConflict((c) => c.columns(['key', 'article']).doNothing())
      .execute()
}
