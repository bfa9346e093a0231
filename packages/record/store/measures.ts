import { type Quantity, slice, type Time } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { QuantityQuery, QuantityRow, TimeQuery, TimeRow } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { lineAt } from './lines.js'
import { paged } from './page.js'
import { texts } from './texts.js'

/** Time expressions in order of the days they name; those that name none are last. */
export async function times(db: Kysely<Tables>, query: TimeQuery = {}): Promise<TimeRow[]> {
  let q = db.selectFrom('times').innerJoin('articles', 'articles.id', 'times.article')
  if (query.article !== undefined) q = q.where('articles.handle', '=', query.article)
  if (query.to !== undefined) q = q.where('times.day_from', '<=', query.to)
  if (query.from !== undefined) q = q.where('times.day_to', '>=', query.from).where('times.day_from', '<', NO_DAY)
  const ordered = q.orderBy('times.day_from').orderBy('articles.handle').orderBy('times.ord')
  const rows = await paged(ordered, query)
    .select(['times.article', 'times.body', 'articles.handle', 'articles.outlet'])
    .execute()
  return shown<Time>(db, rows)
}

/** Numbers by what they count, then by value. */
export async function quantities(db: Kysely<Tables>, query: QuantityQuery = {}): Promise<QuantityRow[]> {
  let q = db.selectFrom('quantities').innerJoin('articles', 'articles.id', 'quantities.article')

  if (query.article !== undefined) q = q.where('articles.handle', '=', query.article)
  if (query.unit !== undefined) q = q.where('quantities.unit', '=', query.unit)
  const ordered = q.orderBy('unit').orderBy('value').orderBy('articles.handle').orderBy('quantities.ord')
  const rows = await paged(ordered, query)
    .select(['quantities.article', 'quantities.body', 'articles.handle', 'articles.outlet'])
    .execute()
  return shown<Quantity>(db, rows)
}

interface Found {
  readonly article: number
  readonly body: string
  readonly handle: string
  readonly outlet: string | null
}

async function shown<T extends Time | Quantity>(db: Kysely<Tables>, rows: readonly Found[]) {
  const text = await texts(db, rows.map((r) => r.article)) // biome-ignore format: one line
  return rows.map(({ article, body, handle, outlet }) => {
    const measure = JSON.parse(body) as T
    const from = text.get(article) ?? ''
    return { ...measure, article: handle, outlet, spanText: slice(from, measure), line: lineAt(from, measure.start) }
  })
}
