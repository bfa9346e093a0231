import type { ReadArticle } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { Added, Origin, Stamp } from '../contract.js'
import { textDigest } from '../decisions/anchor.js'
import type { Tables } from '../shapes/tables.js'
import { countActors } from './actor-counts.js'
import { dayColumns } from './days.js'
import { markArticles } from './decisions/derive.js'
import { anyDecisions } from './decisions/in-force.js'
import { overlayLinks } from './decisions/overlay-links.js'
import { isRemoved } from './decisions/remove.js'
import { decisionsNear, settle } from './decisions/settle.js'
import type { Dialect } from './dialect.js'
import { digest } from './digest.js'
import { takeOut } from './edition-rows.js'
import { settleHandles } from './handles.js'
import { pack } from './reading-body.js'
import { sourceDigest, sourceOf } from './source.js'

export const keyOf = (address: string, text: string): string => digest(address, text)
export const stampText = ({ reader, language, knowledge }: Stamp): string => `${reader} ${language} ${knowledge}`

/** Puts a reading on record in one transaction. What it replaces (an older reading, the rows of an older edition) goes in the same one. */
export async function add(
  db: Kysely<Tables>,
  dialect: Dialect,
  article: ReadArticle,
  stamp: Stamp,
  origin: Origin = {},
): Promise<Added> {
  const address = origin.address ?? article.url ?? article.uri
  const from = origin.source ?? sourceOf(article)
  const source = sourceDigest(from)
  const key = keyOf(address, article.text)
  const packed = { text: article.text, body: pack(article), source: pack(from) }
  const text = textDigest(article.text)
  return db.transaction().execute(async (trx) => {
    if (await isRemoved(trx, address, article.text)) return 'removed'
    const same = await trx
      .selectFrom('articles')
      .select(['id', 'newest', 'stamp', 'source'])
      .where('key', '=', key)
      .executeTakeFirst()
    if (same && same.newest === 0) return 'unchanged'
    if (same && same.stamp === stampText(stamp) && same.source === source) return 'unchanged'
    const older = same
      ? undefined
      : await trx
          .selectFrom('articles')
          .select(['id', 'key', 'digest', 'edition'])
          .where('address', '=', address)
          .where('newest', '=', 1)
          .executeTakeFirst()
    const columns = { ...articleColumns(article), stamp: stampText(stamp), source }
    let id: number
    if (same) {
      id = same.id
      await trx.updateTable('articles').set(columns).where('id', '=', id).execute()
      await trx.updateTable('readings').set(packed).where('article', '=', id).execute()
    } else {
      if (older) await retire(trx, dialect, older)
      const row = {
        ...columns,
        key,
        address,
        edition: (older?.edition ?? 0) + 1,
        newest: 1 as const,
        handle: article.name,
        text_digest: text,
        digest: '',
      }
      id = (await trx.insertInto('articles').values(row).returning('id').executeTakeFirstOrThrow()).id
      await trx
        .insertInto('readings')
        .values({ article: id, ...packed, decided: null })
        .execute()
    }
    const ids = older ? [id, older.id] : [id]
    const near = (await anyDecisions(trx))
      ? await decisionsNear(trx, { ids, text, url: article.url ?? null, name: article.name })
      : []
    await settle(trx, dialect, near, [id])
    await settleHandles(trx, article.name)
    if (near.length > 0) await overlayLinks(trx)
    return same ? 'reread' : older ? 'edition' : 'added'
  })
}

function articleColumns(article: ReadArticle) {
  return {
    name: article.name,
    uri: article.uri,
    url: article.url ?? null,
    title: article.title,
    outlet: article.outlet,
    byline: article.byline === null ? null : JSON.stringify(article.byline),
    wire: article.wire,
    language: article.language,
    published: JSON.stringify(article.published),
    ...dayColumns(article.published),
    words: article.text.match(/\S+/g)?.length ?? 0,
    statements: 0,
    conditions: 0,
  }
}

/** Takes the rows of an edition out that another replaces; its reading stays. */
async function retire(
  trx: Transaction<Tables>,
  dialect: Dialect,
  { id, key, digest }: { readonly id: number; readonly key: string; readonly digest: string },
): Promise<void> {
  await countActors(trx, await takeOut(trx, dialect, id), { mentions: [], parts: [] })
  await trx.updateTable('articles').set({ newest: 0 }).where('id', '=', id).execute()
  await markArticles(trx, [[key, digest]], [])
}
