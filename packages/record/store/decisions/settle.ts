import type { DecisionId } from '@onrecord/format'
import type { Transaction } from 'kysely'
import type { DecisionAnchorTable } from '../../shapes/decision.js'
import type { Tables } from '../../shapes/tables.js'
import type { Dialect } from '../dialect.js'
import { derive } from './derive.js'

/** Rows asked for in one statement. */
const STEP = 500

/**
 * Finds anew which articles decisions are about, and makes those articles anew that they are or were about, with
 * `articles` (numbers of newest editions) beside them.
 */
export async function settle(
  trx: Transaction<Tables>,
  dialect: Dialect,
  decisions: Iterable<DecisionId>,
  articles: Iterable<number> = [],
): Promise<void> {
  const touched = new Set(articles)
  const ids = [...new Set(decisions)]
  for (let i = 0; i < ids.length; i += STEP) {
    const anchors = await trx
      .selectFrom('decision_anchors')
      .selectAll()
      .where('decision', 'in', ids.slice(i, i + STEP))
      .execute()
    for (const a of anchors) {
      const article = await articleOf(trx, a)
      if (a.article !== null) touched.add(a.article)
      if (article !== null) touched.add(article)
      if (article !== a.article)
        await trx
          .updateTable('decision_anchors')
          .set({ article, spans: null })
          .where('decision', '=', a.decision)
          .where('anchor', '=', a.anchor)
          .execute()
    }
  }
  for (const id of [...touched].sort((a, b) => a - b)) if (await isNewest(trx, id)) await derive(trx, dialect, id)
}

/** The decisions that may be about an article that came, changed or went. */
export async function decisionsNear(
  trx: Transaction<Tables>,
  { ids, text, url, name }: { ids: readonly number[]; text: string; url: string | null; name: string },
): Promise<DecisionId[]> {
  const rows = await trx
    .selectFrom('decision_anchors')
    .select('decision')
    .distinct()
    .where((e) =>
      e.or([
        e('text', '=', text),
        e('name', '=', name),
        ...(url === null ? [] : [e('url', '=', url)]),
        ...(ids.length === 0 ? [] : [e('article', 'in', ids)]),
      ]),
    )
    .execute()
  return rows.map((r) => r.decision)
}

/**
 * The newest edition an anchor means: of those with its text (in any edition) the one with its address, else its name;
 * else the one at its address; else the only one with its name. Null where there is none.
 */
async function articleOf(trx: Transaction<Tables>, anchor: DecisionAnchorTable): Promise<number | null> {
  const same = await trx
    .selectFrom('articles')
    .innerJoin('articles as now', (j) => j.onRef('now.address', '=', 'articles.address').on('now.newest', '=', 1))
    .select(['now.id', 'now.url', 'now.name', 'now.key', 'articles.newest'])
    .where('articles.text_digest', '=', anchor.text)
    .execute()
  const fit = (a: (typeof same)[number]) =>
    (anchor.url !== null && a.url === anchor.url ? 4 : 0) + (a.name === anchor.name ? 2 : 0) + Number(a.newest)
  const [best] = same.sort((a, b) => fit(b) - fit(a) || (a.key < b.key ? -1 : 1))
  if (best) return best.id
  const newest = trx.selectFrom('articles').select('id').where('newest', '=', 1)
  if (anchor.url !== null) {
    const at = await newest.where('url', '=', anchor.url).orderBy('key').executeTakeFirst()
    if (at) return at.id
  }
  const [named, ...others] = await newest.where('name', '=', anchor.name).limit(2).execute()
  return named && others.length === 0 ? named.id : null
}

async function isNewest(trx: Transaction<Tables>, id: number): Promise<boolean> {
  const row = await trx.selectFrom('articles').select('newest').where('id', '=', id).executeTakeFirst()
  return row?.newest === 1
}
