import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { settle } from './decisions/settle.js'
import type { Dialect } from './dialect.js'
import { EMPTY_SET } from './digest.js'
import { settleHandles } from './handles.js'
import { markAllUnidentified } from './identity-rows.js'
import { set } from './settings.js'
import { countAllArticles } from './totals.js'
import { clearLoom } from './weaving.js'

/** Made of readings and decisions alone. */
const DERIVED = [
  'statements', 'parts', 'conditions', 'events', 'times', 'quantities', 'actors', 'mentions', 'tallies', 'actor_words', 'said_days', 'said_stretches',
  'links', 'link_keys', 'link_tallies', 'originals',
  'unidentified', 'appearances', 'bearers', 'name_rules', 'identities', 'open_keys',
] as const // biome-ignore format: one line reads better

/**
 * Makes every derived row anew out of the readings and decisions, in one transaction. What has no reading goes; of each
 * address the last edition is the newest. Links go too and are to be woven anew. Gives what it did, a line each.
 */
export async function rebuild(db: Kysely<Tables>, dialect: Dialect): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const done: string[] = []
    const lost = await without(trx)
    if (lost > 0) done.push(`${lost} articles without a reading taken out: add them again`)
    for (const table of DERIVED) await trx.deleteFrom(table).execute()
    await dialect.words.clear(trx)
    await trx.updateTable('readings').set({ decided: null }).execute()
    await trx.updateTable('decision_anchors').set({ article: null, spans: null }).execute()
    await trx.updateTable('articles').set({ digest: '', newest: 0 }).execute()
    await set(trx, 'articles', EMPTY_SET)
    await clearLoom(trx)
    await set(trx, 'woven', '')
    await trx
      .updateTable('articles')
      .set({ newest: 1 })
      .where('edition', '=', (e) =>
        e
          .selectFrom('articles as other')
          .select((o) => o.fn.max('other.edition').as('edition'))
          .whereRef('other.address', '=', 'articles.address'),
      )
      .execute()
    await markAllUnidentified(trx)
    await countAllArticles(trx)
    const newest = await trx.selectFrom('articles').select(['id', 'name']).where('newest', '=', 1).execute()
    const decisions = await trx.selectFrom('decisions').select('id').execute()
    await settle(trx, dialect, decisions.map((d) => d.id), newest.map((a) => a.id)) // biome-ignore format: one line
    await settleHandles(trx, new Set(newest.map((a) => a.name)))
    done.push(`${newest.length} articles laid out anew from their readings, with ${decisions.length} decisions`)
    return done
  })
}

/** Takes out articles and readings that have not each other. Gives how many articles went. */
async function without(trx: Transaction<Tables>): Promise<number> {
  const lost = await trx
    .deleteFrom('articles')
    .where('id', 'not in', trx.selectFrom('readings').select('article'))
    .returning('id')
    .execute()
  await trx.deleteFrom('readings').where('article', 'not in', trx.selectFrom('articles').select('id')).execute()
  return lost.length
}
