import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/** The texts of articles by their numbers. */
export async function texts(db: Kysely<Tables>, ids: Iterable<number>): Promise<Map<number, string>> {
  const all = [...new Set(ids)]
  const out = new Map<number, string>()
  for (let i = 0; i < all.length; i += 500) {
    const rows = await db
      .selectFrom('readings')
      .select(['article', 'text'])
      .where('article', 'in', all.slice(i, i + 500))
      .execute()
    for (const { article, text } of rows) out.set(article, text)
  }
  return out
}

/** Names of actors by their ids. */
export async function actorNames(db: Kysely<Tables>, ids: Iterable<string | null>): Promise<Map<string, string>> {
  const all = [...new Set(ids)].filter((id) => id !== null)
  const out = new Map<string, string>()
  for (let i = 0; i < all.length; i += 500) {
    const rows = await db
      .selectFrom('actors')
      .select(['id', 'name'])
      .where('id', 'in', all.slice(i, i + 500))
      .execute()
    for (const { id, name } of rows) out.set(id, name)
  }
  return out
}
