import type { Copy, Difference, Occasion, Story, Utterance, Woven } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { LinkKeyTable, LinkKind, LinkTable } from '../shapes/link.js'
import type { Tables } from '../shapes/tables.js'
import { set } from './settings.js'

interface Bodies {
  copy: Copy
  utterance: Utterance
  occasion: Occasion
  difference: Difference
  story: Story
}

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
): Promise<Bodies[K][]> {
  let q = db.selectFrom('links').select('body').where('kind', '=', kind)
  for (const [by, value] of keys)
    q = q.where('id', 'in', (e) =>
      e
        .selectFrom('link_keys')
        .select('link_keys.id')
        .where('link_keys.kind', '=', kind)
        .where('by', '=', by)
        .where('value', '=', value),
    )
  return (await q.orderBy('ord').execute()).map((r) => JSON.parse(r.body) as Bodies[K])
}

/** Replaces all links at once. */
export async function saveWoven(db: Kysely<Tables>, woven: Woven, of: string, by = ''): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('links').execute()
    await trx.deleteFrom('link_keys').execute()
    const links: LinkTable[] = []
    const keys: LinkKeyTable[] = []
    const put = <T extends { readonly id: string }>(
      kind: LinkKind,
      list: readonly T[],
      keysOf: (link: T) => readonly (readonly [LinkKeyTable['by'], readonly (string | null)[]])[],
    ) =>
      // Ids are made of content: what bears the same id is the same.
      [...new Map(list.map((link) => [link.id, link])).values()].forEach((link, ord) => {
        links.push({ kind, id: link.id, ord, body: JSON.stringify(link) })
        for (const [by, values] of keysOf(link))
          for (const value of new Set(values)) if (value !== null) keys.push({ kind, by, value, ord, id: link.id })
      })
    const articlesOf = (link: { readonly statements: readonly { readonly article: string }[] }) =>
      link.statements.map((s) => s.article)
    put('copy', woven.copies, (c) => [['article', [c.article, c.original]]])
    put('utterance', woven.utterances, (u) => [['article', articlesOf(u)], ['actor', [u.speaker]]]) // biome-ignore format: a row
    put('occasion', woven.occasions, (o) => [['article', o.articles], ['actor', o.actors]]) // biome-ignore format: a row
    put('difference', woven.differences, (d) => [['article', d.articles], ['occasion', [d.occasion]]]) // biome-ignore format: a row
    put('story', woven.stories, (s) => [['article', s.articles], ['actor', s.actors]]) // biome-ignore format: a row
    for (let i = 0; i < links.length; i += 1000)
      await trx
        .insertInto('links')
        .values(links.slice(i, i + 1000))
        .execute()
    for (let i = 0; i < keys.length; i += 1000)
      await trx
        .insertInto('link_keys')
        .values(keys.slice(i, i + 1000))
        .execute()
    await set(trx, 'woven', of)
    await set(trx, 'woven-by', by)
  })
}
