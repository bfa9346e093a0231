import type { ReadArticle } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/** Characters of the readings that are kept at hand. */
const MOST = 800_000

/** Readings that were just put on record or looked up, by their articles' numbers. */
type AtHand = Map<number, Read>

/** By the executor's adapter, of which a database has one. */
const readings = new WeakMap<object, AtHand>()

const of = (db: Kysely<Tables>): AtHand => {
  const { adapter } = db.getExecutor()
  const known = readings.get(adapter) ?? new Map()
  readings.set(adapter, known)
  return known
}

/** A reading with what tells it from another of the same number: its article's key, which says its text too, and its digest. */
interface Read {
  readonly id: number
  readonly key: string
  readonly digest: string
  readonly article: ReadArticle
}

/** Keeps readings as they were read at hand for who looks them up next; those go that were kept longest ago. */
export function keepAtHand(db: Kysely<Tables>, rows: readonly Read[]): void {
  const kept = of(db)
  let characters = 0
  for (const row of rows) kept.set(row.id, row)
  for (const { article } of kept.values()) characters += article.text.length
  for (const [id, { article }] of kept) {
    if (characters <= MOST) break
    characters -= article.text.length
    kept.delete(id)
  }
}

/** The reading of an article as it was read, if it is at hand; it stays there. */
export function seeAtHand(db: Kysely<Tables>, { id, key, digest }: Omit<Read, 'article'>): ReadArticle | undefined {
  const found = of(db).get(id)
  return found !== undefined && digest !== '' && found.digest === digest && found.key === key
    ? found.article
    : undefined
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
    .select(['articles.id', 'articles.key', 'handle', 'digest'])
    .where('articles.id', 'in', wanted)
    .where('newest', '=', 1)
    .where('decided', 'is', null)
    .execute()
  for (const { handle, ...row } of rows) {
    const article = seeAtHand(db, row)
    if (article) out.set(row.id, { ...article, name: handle })
  }
  for (const id of wanted) kept.delete(id)
  return out
}
