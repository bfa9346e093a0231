import type { ReadArticle } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { Added, Arrival, Origin, Stamp } from '../contract.js'
import { textDigest } from '../decisions/anchor.js'
import type { Tables } from '../shapes/tables.js'
import { type Counted, countActors, NOTHING } from './actor-counts.js'
import { dayColumns } from './days.js'
import { type Mark, markArticles, readingDigest } from './decisions/derive.js'
import { anyDecisions } from './decisions/in-force.js'
import { overlayLinks } from './decisions/overlay-links.js'
import { isRemoved } from './decisions/remove.js'
import { decisionsNear, settle } from './decisions/settle.js'
import type { Dialect } from './dialect.js'
import { digest } from './digest.js'
import { putIn, takeOut } from './edition-rows.js'
import { settleHandles } from './handles.js'
import { pack } from './reading-body.js'
import { sourceDigest, sourceOf } from './source.js'
import { markDue } from './weaving.js'

export const keyOf = (address: string, text: string): string => digest(address, text)
export const stampText = ({ reader, language, knowledge }: Stamp): string => `${reader} ${language} ${knowledge}`

/** Puts a reading on record in one transaction. What it replaces (an older reading, the rows of an older edition) goes in the same one. */
export async function add(
  db: Kysely<Tables>,
  dialect: Dialect,
  article: ReadArticle,
  stamp: Stamp,
  origin?: Origin,
): Promise<Added> {
  const [did] = await addAll(db, dialect, [{ article, stamp, ...(origin && { origin }) }])
  return did!
}

/** Puts many readings on record in one transaction: all of them or none. Gives what was done of each, in order. */
export const addAll = (db: Kysely<Tables>, dialect: Dialect, arrivals: readonly Arrival[]): Promise<Added[]> =>
  db.transaction().execute(async (trx) => {
    const isDecided = await anyDecisions(trx)
    const counted: Counted[] = []
    const marks: Mark[] = []
    const came: number[] = []
    // What is kept of all articles together is kept in step once for all that came, and before anything that came may go.
    const settleCounts = async (): Promise<void> => {
      if (counted.length === 0) return
      await countActors(trx, undefined, {
        mentions: counted.flatMap((c) => c.mentions),
        parts: counted.flatMap((c) => c.parts),
        said: counted.flatMap((c) => c.said),
      })
      await markArticles(trx, [], marks)
      counted.length = 0
      marks.length = 0
    }
    const did: Added[] = []
    for (const arrival of arrivals) {
      const { added, fresh } = await put(trx, dialect, arrival, isDecided, settleCounts)
      did.push(added)
      if (!fresh) continue
      counted.push(await putIn(trx, dialect, fresh.id, fresh.key, arrival.article))
      marks.push([fresh.key, fresh.digest])
      came.push(fresh.id)
    }
    await settleCounts()
    await markDue(trx, came)
    for (const name of new Set(arrivals.map((a) => a.article.name))) await settleHandles(trx, name)
    return did
  })

/** A new article that nothing was decided on: its rows follow from the reading alone. */
interface Fresh {
  readonly id: number
  readonly key: string
  readonly digest: string
}

async function put(
  trx: Transaction<Tables>,
  dialect: Dialect,
  { article, stamp, origin = {} }: Arrival,
  isDecided: boolean,
  settleCounts: () => Promise<void>,
): Promise<{ readonly added: Added; readonly fresh?: Fresh }> {
  const address = origin.address ?? article.url ?? article.uri
  const from = origin.source ?? sourceOf(article)
  const source = sourceDigest(from)
  const key = keyOf(address, article.text)
  const text = textDigest(article.text)
  if (await isRemoved(trx, address, article.text)) return { added: 'removed' }
  const same = await trx
    .selectFrom('articles')
    .select(['id', 'newest', 'stamp', 'source'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (same && same.newest === 0) return { added: 'unchanged' }
  if (same && same.stamp === stampText(stamp) && same.source === source) return { added: 'unchanged' }
  const older = same
    ? undefined
    : await trx
        .selectFrom('articles')
        .select(['id', 'key', 'digest', 'edition'])
        .where('address', '=', address)
        .where('newest', '=', 1)
        .executeTakeFirst()
  const packed = { text: article.text, body: pack(article), source: pack(from) }
  const columns = { ...articleColumns(article), stamp: stampText(stamp), source }
  const isFresh = !same && !isDecided
  const digest = isFresh ? readingDigest(article) : ''
  if (same || older) await settleCounts()
  let id: number
  if (same) {
    id = same.id
    await trx.updateTable('articles').set(columns).where('id', '=', id).execute()
    await trx.updateTable('readings').set(packed).where('article', '=', id).execute()
  } else {
    if (older) await retire(trx, dialect, older)
    const row = {
      ...columns,
      ...(isFresh && { statements: article.statements.length, conditions: article.conditions.length }),
      key,
      address,
      edition: (older?.edition ?? 0) + 1,
      newest: 1 as const,
      handle: article.name,
      text_digest: text,
      digest,
    }
    id = (await trx.insertInto('articles').values(row).returning('id').executeTakeFirstOrThrow()).id
    await trx
      .insertInto('readings')
      .values({ article: id, ...packed, decided: null })
      .execute()
  }
  const added = same ? 'reread' : older ? 'edition' : 'added'
  if (isFresh) return { added, fresh: { id, key, digest } }
  const ids = older ? [id, older.id] : [id]
  const near = isDecided ? await decisionsNear(trx, { ids, text, url: article.url ?? null, name: article.name }) : []
  await settle(trx, dialect, near, [id])
  if (near.length > 0) {
    await settleHandles(trx, article.name)
    await overlayLinks(trx)
  }
  return { added }
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
  await countActors(trx, await takeOut(trx, dialect, id), NOTHING)
  await trx.updateTable('articles').set({ newest: 0 }).where('id', '=', id).execute()
  await markDue(trx, [id])
  await markArticles(trx, [[key, digest]], [])
}
