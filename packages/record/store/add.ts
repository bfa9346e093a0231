import type { ReadArticle } from '@onrecord/format'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Added, Arrival, Origin, Stamp } from '../contract.js'
import { textDigest } from '../decisions/anchor.js'
import type { Tables } from '../shapes/tables.js'
import { countActors, NOTHING } from './actor-counts.js'
import { keepAtHand } from './at-hand.js'
import { dayColumns } from './days.js'
import { type Mark, markArticles } from './decisions/derive.js'
import { anyDecisions } from './decisions/in-force.js'
import { overlayLinks } from './decisions/overlay-links.js'
import { isRemoved } from './decisions/remove.js'
import { decisionsNear, settle } from './decisions/settle.js'
import type { Dialect } from './dialect.js'
import { digest } from './digest.js'
import { putIn, takeOut } from './edition-rows.js'
import { settleHandles } from './handles.js'
import { markUnidentified } from './identity-rows.js'
import { insert } from './insert.js'
import { pack, packReading } from './reading-body.js'
import { sourceDigest, sourceOf } from './source.js'
import { countArticles, counting } from './totals.js'
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
    const known = await knownOf(trx, arrivals.map(addressOf), arrivals) // biome-ignore format: one line
    // What is new and nothing was decided on is written together; anything else comes after what came before it.
    const fresh: Fresh[] = []
    const writeFresh = () => putFresh(trx, dialect, fresh.splice(0))
    const did: Added[] = []
    for (const arrival of arrivals) {
      const address = addressOf(arrival)
      const key = keyOf(address, arrival.article.text)
      const isNew = !isDecided && !known.removals && !known.keys.has(key) && !known.addresses.has(address)
      known.keys.add(key)
      known.addresses.add(address)
      if (isNew) {
        fresh.push(freshOf(arrival, address, key))
        did.push('added')
        continue
      }
      await writeFresh()
      did.push(await put(trx, dialect, arrival, address, key, isDecided))
    }
    await writeFresh()
    await settleHandles(trx, new Set(arrivals.map((a) => a.article.name)))
    return did
  })

const addressOf = ({ article, origin }: Arrival): string => origin?.address ?? article.url ?? article.uri

/** What is on record of what comes: its keys, its addresses, and whether anything at all was removed for good. */
async function knownOf(trx: Transaction<Tables>, addresses: readonly string[], arrivals: readonly Arrival[]) {
  const known = { keys: new Set<string>(), addresses: new Set<string>(), removals: false }
  known.removals = (await trx.selectFrom('removals').select('digest').limit(1).executeTakeFirst()) !== undefined
  for (let i = 0; i < addresses.length; i += 500) {
    const some = addresses.slice(i, i + 500)
    const keys = some.map((address, k) => keyOf(address, arrivals[i + k]!.article.text))
    const found = await trx
      .selectFrom('articles')
      .select(['key', 'address'])
      .where((e) => e.or([e('address', 'in', some), e('key', 'in', keys)]))
      .execute()
    for (const row of found) known.addresses.add(row.address)
    for (const row of found) known.keys.add(row.key)
  }
  return known
}

/** A new article that nothing was decided on: its rows follow from the reading alone. */
interface Fresh {
  readonly article: ReadArticle
  readonly row: Omit<Selectable<Tables['articles']>, 'id'>
  readonly packed: Packed
}

interface Packed {
  readonly body: Uint8Array
  readonly source: Uint8Array
}

function freshOf({ article, stamp, origin = {} }: Arrival, address: string, key: string): Fresh {
  const from = origin.source ?? sourceOf(article)
  const { body, digest } = packReading(article)
  return {
    article,
    packed: { body, source: pack(from) },
    row: {
      ...articleColumns(article),
      statements: article.statements.length,
      conditions: article.conditions.length,
      stamp: stampText(stamp),
      source: sourceDigest(from),
      key,
      address,
      edition: 1,
      newest: 1,
      handle: article.name,
      text_digest: textDigest(article.text),
      digest,
    },
  }
}

/** Writes new articles. What is kept of all articles together is kept in step once for all of them. */
async function putFresh(trx: Transaction<Tables>, dialect: Dialect, fresh: readonly Fresh[]): Promise<void> {
  if (fresh.length === 0) return
  const ids = await dialect.numbers(trx, 'articles', fresh.length)
  await insert(trx, 'articles', fresh.map(({ row }, i) => ({ id: ids[i]!, ...row }))) // biome-ignore format: one line
  await insert(trx, 'readings', fresh.map(({ article, packed }, i) => ({ article: ids[i]!, text: dialect.packed(article.text), ...packed, decided: null }))) // biome-ignore format: one line
  const editions = fresh.map(({ article, row }, i) => ({ id: ids[i]!, key: row.key, article }))
  await countActors(trx, undefined, await putIn(trx, dialect, editions))
  await countArticles(trx, [], fresh.map((f) => f.row)) // biome-ignore format: one line
  await markArticles(trx, [], fresh.map(({ row }): Mark => [row.key, row.digest])) // biome-ignore format: one line
  await markDue(trx, ids)
  await markUnidentified(trx, ids)
  // They are linked next.
  keepAtHand(trx, fresh.map(({ article, row }, i) => ({ id: ids[i]!, key: row.key, digest: row.digest, article }))) // biome-ignore format: one line
}

async function put(
  trx: Transaction<Tables>,
  dialect: Dialect,
  { article, stamp, origin = {} }: Arrival,
  address: string,
  key: string,
  isDecided: boolean,
): Promise<Added> {
  const from = origin.source ?? sourceOf(article)
  const source = sourceDigest(from)
  const text = textDigest(article.text)
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
  const packed = { text: dialect.packed(article.text), body: pack(article), source: pack(from) }
  const columns = { ...articleColumns(article), stamp: stampText(stamp), source }
  let id: number
  if (same) {
    id = same.id
    await counting(trx, [id], () => trx.updateTable('articles').set(columns).where('id', '=', id).execute())
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
    await countArticles(trx, [], [row])
    await trx
      .insertInto('readings')
      .values({ article: id, ...packed, decided: null })
      .execute()
  }
  await markUnidentified(trx, [id])
  const ids = older ? [id, older.id] : [id]
  const near = isDecided ? await decisionsNear(trx, { ids, text, url: article.url ?? null, name: article.name }) : []
  await settle(trx, dialect, near, [id])
  if (near.length > 0) {
    await settleHandles(trx, [article.name])
    await overlayLinks(trx)
  }
  return same ? 'reread' : older ? 'edition' : 'added'
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
  await counting(trx, [id], () => trx.updateTable('articles').set({ newest: 0 }).where('id', '=', id).execute())
  await markDue(trx, [id])
  await markUnidentified(trx, [id])
  await markArticles(trx, [[key, digest]], [])
}
