import { type Kysely, sql } from 'kysely'
import type { LinkKind } from '../shapes/link.js'
import type { Tables } from '../shapes/tables.js'

/** What no row fulfils: databases do not agree on a list that is empty. */
export const NEVER = sql<boolean>`1 = 0`

/** A subquery of the names of a story's articles. */
export const articlesOfStory = (db: Kysely<Tables>, story: string) =>
  db
    .selectFrom('link_keys')
    .select('value')
    .where('kind', '=', 'story')
    .where('id', '=', story)
    .where('by', '=', 'article')

/** A subquery of the links of a kind that name an article of a story. */
export const ofStory = (db: Kysely<Tables>, kind: LinkKind, story: string) =>
  linked(db, kind).where('value', 'in', articlesOfStory(db, story))

/** The same of those that name any of these articles. */
export const naming = (db: Kysely<Tables>, kind: LinkKind, articles: readonly string[]) =>
  articles.length === 0 ? linked(db, kind).where(NEVER) : linked(db, kind).where('value', 'in', articles)

const linked = (db: Kysely<Tables>, kind: LinkKind) =>
  db.selectFrom('link_keys').select('link_keys.id').where('link_keys.kind', '=', kind).where('by', '=', 'article')

/** A subquery of the numbers of the newest editions that bear names. */
export const named = (db: Kysely<Tables>, names: readonly string[]) => {
  const all = db.selectFrom('articles').select('articles.id').where('newest', '=', 1)
  return names.length === 0 ? all.where(NEVER) : all.where('handle', 'in', names)
}

/** A subquery of the numbers of a story's articles. */
export const inStory = (db: Kysely<Tables>, story: string) =>
  db
    .selectFrom('articles')
    .select('articles.id')
    .where('newest', '=', 1)
    .where('handle', 'in', articlesOfStory(db, story))
