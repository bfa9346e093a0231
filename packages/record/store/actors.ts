import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { ActorQuery, ActorRow } from '../contract.js'
import type { Tables } from '../shapes/tables.js'
import { actorsWith, areMany } from './actor-words.js'
import { paged } from './page.js'
import { NEVER } from './scope.js'
import { counts } from './totals.js'
import { foldedWords } from './word-query.js'

/** More actors than this are looked through in the order of the list: the first of them suffice. */
const MANY = 2000
/** Actors that are looked through where very many bear words that begin so, those who say most first. */
const MOST = 20_000

/** Actors, those with most statements first, then those in most articles. Each of `words` must begin a word of the name or id. */
export async function actors(db: Kysely<Tables>, query: ActorQuery = {}): Promise<ActorRow[]> {
  const ordered = (await filtered(db, query)).orderBy('statements', 'desc').orderBy('articles', 'desc').orderBy('id')
  return (await paged(ordered.selectAll(), query).execute()) as ActorRow[]
}

/** How many actors there are, at most `most`: where there are more, one more than that. */
export async function countActors(db: Kysely<Tables>, query: ActorQuery, most: number): Promise<number> {
  if (query.type === undefined && query.words === undefined && query.ids === undefined)
    return Math.min((await counts(db)).actors, most + 1)
  const some = (await filtered(db, query)).select(sql<number>`1`.as('one')).limit(most + 1)
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${some}) as found`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

type Found = SelectQueryBuilder<Tables, 'actors', object>

async function filtered(
  db: Kysely<Tables>,
  { ids, type, words: typed }: Pick<ActorQuery, 'ids' | 'type' | 'words'>,
): Promise<Found> {
  if (ids?.length === 0) return db.selectFrom('actors').where(NEVER)
  let q: Found = db.selectFrom('actors')
  if (ids !== undefined) q = q.where('id', 'in', ids)
  if (type !== undefined) q = q.where('type', '=', type)
  const words = foldedWords(typed ?? '')
  if (words.length === 0) return q
  const few: string[] = []
  for (const word of words) if (!(await areMany(db, word, MANY))) few.push(word)
  // What few bear leads to them, and the rest of what was typed is looked for in those alone.
  if (few.length > 0) q = q.where('id', 'in', actorsWith(db, few[0]!))
  else
    q = db
      .selectFrom((from) =>
        from.selectFrom('actors').selectAll().orderBy('statements', 'desc').orderBy('articles', 'desc').orderBy('id').limit(MOST).as('actors'),
      )
      .$if(ids !== undefined, (some) => some.where('id', 'in', ids!))
      .$if(type !== undefined, (some) => some.where('type', '=', type!)) as unknown as Found // biome-ignore format: one query
  for (const word of words)
    if (word !== few[0])
      q = q.where((e) => e.or([e(sql<string>`lower(name)`, 'like', `%${word}%`), e('id', 'like', `%${word}%`)]))
  return q
}
