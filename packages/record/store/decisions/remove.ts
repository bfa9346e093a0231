import type { Decision } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import { textDigest } from '../../decisions/anchor.js'
import type { LinkKind } from '../../shapes/link.js'
import type { Tables } from '../../shapes/tables.js'
import { countActors, NOTHING } from '../actor-counts.js'
import type { Dialect } from '../dialect.js'
import { digest } from '../digest.js'
import { takeOut } from '../edition-rows.js'
import { settleHandles } from '../handles.js'
import { leave } from '../identity-rows.js'
import { dropLink } from '../link-rows.js'
import { counting } from '../totals.js'
import { forgetNotes, markDue } from '../weaving.js'
import { markArticles } from './derive.js'
import { decisionsById, holding } from './in-force.js'

/** Digest of an address, which is all that a removal keeps of it. */
export const addressDigest = (address: string): string => digest('address', address)

/** Whether a removal in force keeps an article off the record. */
export async function isRemoved(db: Kysely<Tables>, address: string, text: string): Promise<boolean> {
  const rows = await db
    .selectFrom('removals')
    .select('decision')
    .where('digest', 'in', [addressDigest(address), textDigest(text)])
    .execute()
  if (rows.length === 0) return false
  return (await holding(db, await decisionsById(db, rows.map((r) => r.decision)))).length > 0 // biome-ignore format: one line
}

/** Takes everything out that a removal names: the editions, their links, and the decisions that quote them. Gives whether anything was there. */
export async function removeFor(
  trx: Transaction<Tables>,
  dialect: Dialect,
  d: Extract<Decision, { kind: 'remove' }>,
): Promise<boolean> {
  const same = await trx.selectFrom('articles').select('address').where('text_digest', 'in', d.texts).execute()
  const addresses = new Set(same.map((r) => r.address))
  for (const { address } of await trx.selectFrom('articles').select('address').distinct().execute())
    if (addressDigest(address) === d.address) addresses.add(address)
  const rows = addresses.size === 0 ? [] : await trx.selectFrom('articles').select('id').where('address', 'in', [...addresses]).execute() // biome-ignore format: one line
  await forget(trx, dialect, rows.map((r) => r.id)) // biome-ignore format: one line
  const quoting = await trx
    .selectFrom('decision_anchors')
    .innerJoin('decisions', 'decisions.id', 'decision_anchors.decision')
    .select('decision')
    .distinct()
    .where('text', 'in', d.texts)
    .where('at', '<=', d.at)
    .execute()
  await dropDecisions(trx, quoting.map((r) => r.decision)) // biome-ignore format: one line
  return rows.length > 0
}

/** Whether a decision quotes a text that was removed for good after it was made. */
export async function quotesRemoved(trx: Transaction<Tables>, d: Decision, texts: readonly string[]): Promise<boolean> {
  if (texts.length === 0) return false
  const rows = await trx.selectFrom('removals').select('decision').where('digest', 'in', texts).execute()
  const removals = await decisionsById(trx, rows.map((r) => r.decision)) // biome-ignore format: one line
  return removals.some((r) => d.at <= r.at)
}

/** Takes editions out of every table and index. Decisions about them stay, unplaced. */
export async function forget(trx: Transaction<Tables>, dialect: Dialect, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const row = await trx.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) continue
    if (row.newest === 1) {
      await countActors(trx, await takeOut(trx, dialect, id), NOTHING)
      await markArticles(trx, [[row.key, row.digest]], [])
      await dropLinksOf(trx, row.handle)
      await markDue(trx, [id])
      await forgetNotes(trx, [id])
    }
    await leave(trx, [id])
    await trx.deleteFrom('identities').where('article', '=', id).execute()
    await counting(trx, [id], () => trx.deleteFrom('articles').where('id', '=', id).execute())
    await trx.deleteFrom('readings').where('article', '=', id).execute()
    await trx.updateTable('decision_anchors').set({ article: null, spans: null }).where('article', '=', id).execute()
    await settleHandles(trx, [row.name])
  }
}

async function dropLinksOf(trx: Transaction<Tables>, handle: string): Promise<void> {
  const links = await trx
    .selectFrom('link_keys')
    .select(['kind', 'id'])
    .distinct()
    .where('by', '=', 'article')
    .where('value', '=', handle)
    .execute()
  for (const { kind, id } of links) {
    await dropLink(trx, kind, id)
    await dropOriginal(trx, kind, id)
  }
  // A link that a decision had taken the article out of still has it as it was woven.
  const name = JSON.stringify(handle)
  for (const { kind, id, body } of await trx.selectFrom('originals').selectAll().execute())
    if (body?.includes(name)) {
      await dropLink(trx, kind, id)
      await dropOriginal(trx, kind, id)
    }
}

async function dropOriginal(trx: Transaction<Tables>, kind: LinkKind, id: string): Promise<void> {
  await trx.deleteFrom('originals').where('kind', '=', kind).where('id', '=', id).execute()
}

async function dropDecisions(trx: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += 500) {
    const some = ids.slice(i, i + 500)
    await trx.deleteFrom('decisions').where('id', 'in', some).execute()
    await trx.deleteFrom('decision_anchors').where('decision', 'in', some).execute()
    await trx.deleteFrom('decision_actors').where('decision', 'in', some).execute()
  }
}
