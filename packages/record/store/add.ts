import type { ReadArticle } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Added, Origin, Stamp } from '../contract.js'
import type { Tables } from '../shapes/tables.js'
import { countActors } from './actor-counts.js'
import { dayColumns } from './days.js'
import type { Dialect } from './dialect.js'
import { change, digest, EMPTY_SET } from './digest.js'
import { putIn, takeOut } from './edition-rows.js'
import { settleHandles } from './handles.js'
import { pack } from './reading-body.js'
import { set, setting } from './settings.js'
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
  const made = digest(JSON.stringify({ ...article, text: '' }))
  return db.transaction().execute(async (trx) => {
    const same = await trx
      .selectFrom('articles')
      .select(['id', 'newest', 'stamp', 'source', 'digest'])
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
    const replaced = same ? { id: same.id, key, digest: same.digest } : older
    const gone = replaced ? await takeOut(trx, dialect, replaced.id) : undefined
    const columns = {
      ...articleColumns(article),
      stamp: stampText(stamp),
      source,
      digest: made,
    }
    let id: number
    if (same) {
      id = same.id
      await trx.updateTable('articles').set(columns).where('id', '=', id).execute()
      await trx.updateTable('readings').set(packed).where('article', '=', id).execute()
    } else {
      if (older) await trx.updateTable('articles').set({ newest: 0 }).where('id', '=', older.id).execute()
      const row = {
        ...columns,
        key,
        address,
        edition: (older?.edition ?? 0) + 1,
        newest: 1 as const,
        handle: article.name,
      }
      id = (await trx.insertInto('articles').values(row).returning('id').executeTakeFirstOrThrow()).id
      await trx
        .insertInto('readings')
        .values({ article: id, ...packed })
        .execute()
    }
    const come = await putIn(trx, dialect, id, key, article)
    await countActors(trx, gone, come)
    await settleHandles(trx, article.name)
    const now = (await setting(trx, 'articles')) ?? EMPTY_SET
    const mark = (k: string, d: string) => digest(k, d)
    await set(trx, 'articles', change(now, replaced ? [mark(replaced.key, replaced.digest)] : [], [mark(key, made)]))
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
    statements: article.statements.length,
    conditions: article.conditions.length,
  }
}
