import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/** A subquery of the names of a story's articles. */
export const articlesOfStory = (db: Kysely<Tables>, story: string) =>
  db
    .selectFrom('link_keys')
    .select('value')
    .where('kind', '=', 'story')
    .where('id', '=', story)
    .where('by', '=', 'article')

/** A subquery of the numbers of the newest editions that bear names. */
export const named = (db: Kysely<Tables>, names: readonly string[]) =>
  db.selectFrom('articles').select('articles.id').where('newest', '=', 1).where('handle', 'in', names)

/** A subquery of the numbers of a story's articles. */
export const inStory = (db: Kysely<Tables>, story: string) =>
  db
    .selectFrom('articles')
    .select('articles.id')
    .where('newest', '=', 1)
    .where('handle', 'in', articlesOfStory(db, story))
