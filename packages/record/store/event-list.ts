import { addDays } from '@onrecord/format'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { EventQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { REACHES } from './reach.js'
import { inStory, named } from './scope.js'

type Found = SelectQueryBuilder<Tables, 'events', object>

/** An event's number, and the first day it may have come about on. */
export interface Listed {
  readonly id: string
  readonly day_from: string
}
interface Placed extends Listed {
  readonly tie: number
  readonly ord: number
}

/** The events of a page, in the order asked for. */
export async function listed(
  db: Kysely<Tables>,
  query: EventQuery,
  offset: number,
  limit: number,
): Promise<readonly Listed[]> {
  const q = filtered(db, query)
  if (query.order === 'place')
    return q
      .orderBy((e) => e.selectFrom('articles').select('handle').whereRef('articles.id', '=', 'events.article'))
      .orderBy('events.ord')
      .select(['events.id', 'events.day_from'])
      .limit(limit)
      .offset(offset)
      .execute()
  const way = query.order === 'latest' ? 'desc' : 'asc'
  const page = (some: Found, many: number, skip: number): Promise<Placed[]> =>
    some
      .select(['events.id', 'events.day_from', 'events.tie', 'events.ord'])
      .orderBy('events.day_from', way)
      .orderBy('events.tie', way)
      .orderBy('events.ord', way)
      .limit(many)
      .offset(skip)
      .execute()
  const dated = way === 'desc' ? q.where('events.day_from', '<', NO_DAY) : q
  if (query.from === undefined) return page(dated, limit, offset)
  // What began before the first day comes first, and is looked for as far back as it reaches.
  const before: Placed[] = []
  for (const some of reaching(q, query.from)) before.push(...(await page(some, offset + limit, 0)))
  const sign = way === 'desc' ? -1 : 1
  before.sort((a, b) => sign * (a.day_from < b.day_from ? -1 : a.day_from > b.day_from ? 1 : a.tie - b.tie || a.ord - b.ord)) // biome-ignore format: one line
  const later = q.where('events.day_from', '>=', query.from).where('events.day_from', '<', NO_DAY)
  if (way === 'asc') {
    const first = before.slice(offset, offset + limit)
    const rest = await page(later, limit - first.length, Math.max(0, offset - before.length))
    return [...first, ...rest]
  }
  const first = await page(later, limit, offset)
  if (first.length === limit || before.length === 0) return first
  const { n } = await later.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return [...first, ...before.slice(Math.max(0, offset - Number(n)))].slice(0, limit)
}

/** What may have come about before a day, on it or after it. */
const reaching = (q: Found, day: string): readonly Found[] =>
  [1, 2, 3].map((reach) => {
    // Said as the index says it, which has no others.
    const found = q
      .where(sql<boolean>`events.reach > 0`)
      .where(sql<boolean>`events.reach = ${sql.lit(reach)}`)
      .where('events.day_to', '>=', day)
      .where('events.day_from', '<', day)
    const most = REACHES[reach]!
    return most === Number.POSITIVE_INFINITY ? found : found.where('events.day_from', '>=', addDays(day, -most))
  })

function filtered(db: Kysely<Tables>, query: EventQuery): Found {
  let q: Found = db.selectFrom('events')
  if (query.actor !== undefined) q = q.where('events.actor', '=', query.actor)
  if (query.recipient !== undefined) q = q.where('events.recipient', '=', query.recipient)
  if (query.type !== undefined) q = q.where('events.type', '=', query.type)
  if (query.article !== undefined) q = q.where('events.article', 'in', named(db, [query.article]))
  if (query.to !== undefined) q = q.where('events.day_from', '<=', query.to)
  if (query.story !== undefined) q = q.where('events.article', 'in', inStory(db, query.story))
  return q
}
