import { type Event, slice } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { EventQuery, EventRow } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { lineAt } from './lines.js'
import { paged } from './page.js'
import { inStory, named } from './scope.js'
import { actorNames, texts } from './texts.js'

/** Events by day (those without one last), newest first (those without one left out), or by article and place. */
export async function events(db: Kysely<Tables>, query: EventQuery = {}): Promise<EventRow[]> {
  let q = db.selectFrom('events').innerJoin('articles', 'articles.id', 'events.article')
  if (query.actor !== undefined) q = q.where('events.actor', '=', query.actor)
  if (query.recipient !== undefined) q = q.where('events.recipient', '=', query.recipient)
  if (query.type !== undefined) q = q.where('events.type', '=', query.type)
  if (query.article !== undefined) q = q.where('events.article', 'in', named(db, [query.article]))
  if (query.to !== undefined) q = q.where('events.day_from', '<=', query.to)
  if (query.from !== undefined) q = q.where('events.day_to', '>=', query.from).where('events.day_from', '<', NO_DAY)
  if (query.story !== undefined) q = q.where('events.article', 'in', inStory(db, query.story))
  const way = query.order === 'latest' ? 'desc' : 'asc'
  if (way === 'desc') q = q.where('events.day_from', '<', NO_DAY)
  q =
    query.order === 'place'
      ? q.orderBy('articles.handle').orderBy('events.ord')
      : q.orderBy('events.day_from', way).orderBy('events.tie', way).orderBy('events.ord', way)
  const found = await paged(q, query)
    .select([
      'events.id',
      'events.article',
      'events.body',
      'articles.handle',
      'articles.outlet',
      'articles.title',
      'articles.published',
    ])
    .execute()
  const text = await texts(db, found.map((r) => r.article)) // biome-ignore format: one line
  const told = found.map((r) => JSON.parse(r.body) as Event)
  const names = await actorNames(db, told.flatMap((e) => [e.actor, e.recipient])) // biome-ignore format: one line
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  return told.map((event, i) => {
    const row = found[i]!
    const from = text.get(row.article) ?? ''
    return {
      ...event,
      id: row.id,
      article: row.handle,
      outlet: row.outlet,
      title: row.title,
      published: JSON.parse(row.published),
      actorName: nameOf(event.actor),
      recipientName: nameOf(event.recipient),
      spanText: slice(from, event.span),
      line: lineAt(from, event.span.start),
    }
  })
}
