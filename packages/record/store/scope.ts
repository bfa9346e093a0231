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
