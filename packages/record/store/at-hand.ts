import type { ReadArticle } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/** Characters of the readings that are kept at hand. */
const MOST = 800_000

/** Readings that were just looked up, by their articles' numbers, with the digests they had. */
type AtHand = Map<number, { readonly digest: string; readonly article: ReadArticle }>

/** By the executor's adapter, of which a database has one. */
const readings = new WeakMap<object, AtHand>()

const of = (db: Kysely<Tables>): AtHand => {
  const { adapter } = db.getExecutor()
  const known = readings.get(adapter) ?? new Map()
  readings.set(adapter, known)
  return known
}

/** Keeps readings as they were read at hand for who looks them up next, in place of those kept before. */
export function keepAtHand(
  db: Kysely<Tables>,
  rows: readonly { readonly id: number; readonly digest: string; readonly article: ReadArticle }[],
): void {
  const kept = of(db)
  kept.clear()
  let characters = 0
  for (const { id, digest, article } of rows) {
    characters += article.text.length
    if (characters > MOST) break
    kept.set(id, { digest, article })
  }
}

/**
 * Those of some articles whose readings are at hand, and are as they were read and on record still. Each is given once: what was made of
 * it is kept elsewhere.
 */
export async function takeAtHand(db: Kysely<Tables>, articles: readonly number[]): Promise<Map<number, ReadArticle>> {
  const kept = of(db)
  const wanted = articles.filter((id) => kept.has(id))
  const out = new Map<number, ReadArticle>()
  if (wanted.length === 0) return out
  const rows = await db
    .selectFrom('articles')
    .innerJoin('readings', 'readings.article', 'articles.id')
    .select(['articles.id', 'handle', 'digest'])
    .where('articles.id', 'in', wanted)
    .where('newest', '=', 1)
    .where('decided', 'is', null)
    .execute()
  for (const { id, handle, digest } of rows) {
    const found = kept.get(id)!
    if (digest !== '' && found.digest === digest) out.set(id, { ...found.article, name: handle })
  }
  for (const id of wanted) kept.delete(id)
  return out
}
