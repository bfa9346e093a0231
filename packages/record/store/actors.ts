import type { ActorType } from '@onrecord/format'
import { type Kysely, sql } from 'kysely'
import type { ActorRow, Page } from '../contract.js'
import type { Tables } from '../shapes/tables.js'
import { paged } from './page.js'

/** Actors, those with most statements first, then those in most articles. `words` must all stand in the name or id, in any case. */
export async function actors(
  db: Kysely<Tables>,
  query: Page & { readonly type?: ActorType; readonly words?: string } = {},
): Promise<ActorRow[]> {
  let q = db.selectFrom('actors').selectAll()
  if (query.type !== undefined) q = q.where('type', '=', query.type)
  for (const word of query.words?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    q = q.where((e) => e.or([e(sql<string>`lower(name)`, 'like', `%${word}%`), e('id', 'like', `%${word}%`)]))
  const ordered = q.orderBy('statements', 'desc').orderBy('articles', 'desc').orderBy('id')
  return (await paged(ordered, query).execute()) as ActorRow[]
}
