import type { Woven } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { LinkKeyTable, LinkKind } from '../shapes/link.js'
import type { Tables } from '../shapes/tables.js'
import { overlayLinks } from './decisions/overlay-links.js'
import { ORD } from './link-list.js'
import { type Bodies, clearLinks, linkRows, putLinks } from './link-rows.js'
import { ofStory } from './scope.js'
import { set } from './settings.js'
import { clearLoom } from './weaving.js'

/** One link by its id, or undefined. */
export async function linkBody<K extends LinkKind>(
  db: Kysely<Tables>,
  kind: K,
  id: string,
): Promise<Bodies[K] | undefined> {
  const row = await db
    .selectFrom('links')
    .select('body')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (JSON.parse(row.body) as Bodies[K])
}

/** All links of a kind that bear every key given, in the order they were woven. */
export async function linksOf<K extends LinkKind>(
  db: Kysely<Tables>,
  kind: K,
  keys: readonly (readonly [LinkKeyTable['by'], string])[] = [],
  limit = Number.MAX_SAFE_INTEGER,
  story?: string,
  offset = 0,
): Promise<Bodies[K][]> {
  let q = db.selectFrom('links').select('body').where('kind', '=', kind)
  if (story !== undefined) q = q.where('id', 'in', ofStory(db, kind, story))
  for (const [by, value] of keys)
    q = q.where('id', 'in', (e) =>
      e
        .selectFrom('link_keys')
        .select('link_keys.id')
        .where('link_keys.kind', '=', kind)
        .where('by', '=', by)
        .where('value', '=', value),
    )
  const isKeyed = keys.length > 0 || story !== undefined
  const ordered = q.orderBy(isKeyed ? ORD : 'ord').orderBy('id')
  return (await ordered.limit(limit).offset(offset).execute()).map((r) => JSON.parse(r.body) as Bodies[K])
}

/** All links of a kind that name any of these articles, in the order they were woven. */
export async function linksIn<K extends LinkKind>(
  db: Kysely<Tables>,
  kind: K,
  articles: readonly string[],
): Promise<Bodies[K][]> {
  const found = new Map<string, { readonly ord: number; readonly body: string }>()
  for (let i = 0; i < articles.length; i += 500) {
    const rows = await db
      .selectFrom('link_keys')
      .innerJoin('links', (j) => j.onRef('links.kind', '=', 'link_keys.kind').onRef('links.id', '=', 'link_keys.id'))
      .where('link_keys.kind', '=', kind)
      .where('link_keys.by', '=', 'article')
      .where('link_keys.value', 'in', articles.slice(i, i + 500))
      .select(['links.id', 'links.ord', 'links.body'])
      .execute()
    for (const { id, ord, body } of rows) found.set(id, { ord, body })
  }
  return [...found]
    .sort(([a, x], [b, y]) => x.ord - y.ord || (a < b ? -1 : 1))
    .map(([, { body }]) => JSON.parse(body) as Bodies[K])
}

/** Replaces all links at once, and lays the decisions on links over them. What is woven next is woven anew. */
export async function saveWoven(db: Kysely<Tables>, woven: Woven, of: string, by = ''): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await clearLinks(trx)
    // Ids are made of content: what bears the same id is the same.
    const rows = <K extends LinkKind>(kind: K, list: readonly Bodies[K][]) =>
      [...new Map(list.map((link) => [link.id, link])).values()].map((link, ord) => linkRows(kind, link, ord))
    await putLinks(trx, [
      ...rows('copy', woven.copies),
      ...rows('utterance', woven.utterances),
      ...rows('occasion', woven.occasions),
      ...rows('difference', woven.differences),
      ...rows('story', woven.stories),
      ...rows('ledger', woven.ledger),
    ])
    await clearLoom(trx)
    await overlayLinks(trx)
    await set(trx, 'woven', of)
    await set(trx, 'woven-by', by)
  })
}
