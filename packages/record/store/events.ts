import { type Event, slice } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Dated, EventQuery, EventRow } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { listed } from './event-list.js'
import { lineAt } from './lines.js'
import { PAGE } from './page.js'
import { actorNames, texts } from './texts.js'

/** Events by day (those without one last), newest first (those without one left out), or by article and place. */
export async function events(db: Kysely<Tables>, query: EventQuery = {}): Promise<EventRow[]> {
  const { limit = PAGE, offset = 0 } = query
  return eventRows(db, (await listed(db, query, offset, limit)).map((e) => e.id)) // biome-ignore format: one line
}

/** The events of a page by number, each with its day, none looked up for its words. */
export async function eventDays(db: Kysely<Tables>, query: EventQuery): Promise<Dated<string>[]> {
  const found = await listed(db, query, query.offset ?? 0, query.limit ?? PAGE)
  return found.map(({ id, day_from }) => ({ id, day: day_from === NO_DAY ? null : day_from }))
}

/** Events in the order of their numbers as given. */
export async function eventRows(db: Kysely<Tables>, ids: readonly string[]): Promise<EventRow[]> {
  const found = await foundOf(db, ids)
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

/** Events with what is shown of their articles, in the order of their numbers as given. */
async function foundOf(db: Kysely<Tables>, ids: readonly string[]) {
  const some = (part: readonly string[]) =>
    db
      .selectFrom('events')
      .innerJoin('articles', 'articles.id', 'events.article')
      .select(['events.id', 'events.article', 'events.body'])
      .select(['articles.handle', 'articles.outlet', 'articles.title', 'articles.published'])
      .where('events.id', 'in', part)
      .execute()
  const found = new Map<string, Awaited<ReturnType<typeof some>>[number]>()
  for (let i = 0; i < ids.length; i += 500) for (const row of await some(ids.slice(i, i + 500))) found.set(row.id, row)
  return ids.flatMap((id) => found.get(id) ?? [])
}
