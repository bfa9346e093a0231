import type { LedgerEntry, Occasion, OccasionKind, Story } from '@onrecord/format'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { LedgerQuery, LinkTally, OccasionQuery, StoryQuery } from '../contract.js'
import type { LinkKeyTable, LinkKind } from '../shapes/link.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { SEVERAL } from './link-rows.js'
import { naming, ofStory } from './scope.js'

/** Which rows are occasions and stories, and which entries of the ledger, as their indexes say it: said alike in every query. */
export const IS_TOLD = sql<boolean>`told > 0`
export const IS_ENTRY = sql<boolean>`"is" <> '' and told = 0`

/**
 * The same where keys lead to few links: said as no index has it, since the database would go through all links of a kind in one's
 * order to find them.
 */
const TOLD_KEYED = sql<boolean>`told + 0 > 0`
const ENTRY_KEYED = sql<boolean>`"is" <> '' and told + 0 = 0`
export const ORD = sql<number>`links.ord + 0`

type Found = SelectQueryBuilder<Tables, 'links', object>
const ALL = Number.MAX_SAFE_INTEGER

/** A subquery of the links of a kind that are found by a key. */
const keyed = (db: Kysely<Tables>, kind: LinkKind, by: LinkKeyTable['by'], value: string) =>
  db
    .selectFrom('link_keys')
    .select('link_keys.id')
    .where('link_keys.kind', '=', kind)
    .where('by', '=', by)
    .where('value', '=', value)

const isKeyed = ({ article, actor, story }: OccasionQuery): boolean => (article ?? actor ?? story) !== undefined

function occasionsFound(db: Kysely<Tables>, query: OccasionQuery): Found {
  const told = isKeyed(query) ? TOLD_KEYED : IS_TOLD
  let q: Found = db.selectFrom('links').where('kind', '=', 'occasion').where(told)
  if (query.article !== undefined) q = q.where('id', 'in', keyed(db, 'occasion', 'article', query.article))
  if (query.actor !== undefined) q = q.where('id', 'in', keyed(db, 'occasion', 'actor', query.actor))
  if (query.story !== undefined) q = q.where('id', 'in', ofStory(db, 'occasion', query.story))
  if (query.kind !== undefined) q = q.where('is', '=', query.kind)
  if (query.several) q = q.where('told', '>', 1)
  if (query.to !== undefined) q = q.where('day_from', '<=', query.to)
  if (query.from !== undefined) q = q.where('day_to', '>=', query.from).where('day_from', '<', NO_DAY)
  return q
}

/** Occasions in the order asked for; all of them where no limit is named. */
export async function occasions(db: Kysely<Tables>, query: OccasionQuery = {}): Promise<Occasion[]> {
  const { order = 'woven', limit = ALL, offset = 0 } = query
  let q = occasionsFound(db, query)
  if (order === 'date') q = q.orderBy('day_from').orderBy('day_to').orderBy('id')
  else if (order === 'latest')
    q = q.where('day_from', '<', NO_DAY).orderBy('day_from', 'desc').orderBy('day_to', 'desc').orderBy('id', 'desc')
  else if (order === 'told') q = q.orderBy('told', 'desc').orderBy('id', 'desc')
  else q = q.orderBy(isKeyed(query) ? ORD : 'ord').orderBy('id')
  return bodies<Occasion>(q, limit, offset)
}

/** How many occasions there are on the same days, in order of days; those without a day last. */
export async function occasionDays(
  db: Kysely<Tables>,
  query: OccasionQuery,
): Promise<{ readonly from: string | null; readonly to: string | null; readonly n: number }[]> {
  const rows = await occasionsFound(db, query)
    .select((e) => ['day_from', 'day_to', e.fn.countAll<number>().as('n')])
    .groupBy(['day_from', 'day_to'])
    .orderBy('day_from')
    .orderBy('day_to')
    .execute()
  const known = (day: string) => (day === NO_DAY ? null : day)
  return rows.map((r) => ({ from: known(r.day_from), to: known(r.day_to), n: Number(r.n) }))
}

/** How many occasions there are of each kind (`is`), told by one article or (`several`) by more, for any `kind` and `several`. */
export async function occasionTallies(
  db: Kysely<Tables>,
  { kind: _k, several: _s, ...query }: OccasionQuery,
): Promise<LinkTally<OccasionKind>[]> {
  const isAll = Object.values(query).every((value) => value === undefined)
  const rows = isAll
    ? await db.selectFrom('link_tallies').select(['is', 'state', 'n']).where('kind', '=', 'occasion').execute()
    : await occasionsFound(db, query).select((e) => ['is', 'state', e.fn.countAll<number>().as('n')]).groupBy(['is', 'state']).execute() // biome-ignore format: a query
  return rows.map((r) => ({ is: r.is as OccasionKind, several: r.state === SEVERAL, n: Number(r.n) }))
}

/** Stories in the order they were woven, or the latest first; all of them where no limit is named. */
export async function stories(db: Kysely<Tables>, query: StoryQuery = {}): Promise<Story[]> {
  const { article, order = 'woven', limit = ALL, offset = 0 } = query
  let q: Found = db.selectFrom('links').where('kind', '=', 'story')
  if (article !== undefined) q = q.where('id', 'in', keyed(db, 'story', 'article', article))
  if (order === 'latest')
    q = q.where(IS_TOLD).orderBy('day_from', 'desc').orderBy('day_to', 'desc').orderBy('id', 'desc')
  else q = q.orderBy(article === undefined ? 'ord' : ORD).orderBy('id')
  return bodies<Story>(q, limit, offset)
}

/** How many stories there are. */
export async function countStories(db: Kysely<Tables>): Promise<number> {
  const all = db.selectFrom('links').where('kind', '=', 'story')
  return Number((await all.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirst())?.n ?? 0)
}

/** An entry with its place in the list that was woven. */
export interface Placed {
  readonly ord: number
  readonly entry: LedgerEntry
}

/** Entries that are looked at for those that changed: what is evidence for an entry stands in the entry alone. */
const MOST_LOOKED_AT = 5000

/** Entries as they were woven that fulfil a query, those left out or no others; in its order. `state` is that of the weaving. */
export async function entries(
  db: Kysely<Tables>,
  query: LedgerQuery,
  { without = [], only }: { readonly without?: readonly string[]; readonly only?: readonly string[] },
  many: number,
): Promise<Placed[]> {
  const { order = 'made' } = query
  const all = entriesFound(db, query, without)
  const found = only ? all.where('links.id', 'in', only) : all
  const way = order === 'latest' ? 'desc' : 'asc'
  const ordered = (order === 'due' ? found.orderBy('links.due') : found)
    .orderBy(isOfArticles(query) ? ORD : 'links.ord', way)
    .orderBy('links.id', way)
  const { changed } = query
  const rows = await ordered
    .select(['links.ord', 'links.body'])
    .limit(changed ? MOST_LOOKED_AT : many)
    .execute()
  const placed = rows.map(({ ord, body }) => ({ ord, entry: JSON.parse(body) as LedgerEntry }))
  return changed ? placed.filter(({ entry }) => isChanged(entry, changed)).slice(0, many) : placed
}

/** Whether an entry is one of those asked for as changed. */
export const isChanged = ({ evidence, decision }: LedgerEntry, changed: NonNullable<LedgerQuery['changed']>): boolean =>
  evidence.some((e) => changed.evidence.has(e.article)) || (decision !== undefined && changed.decisions.has(decision))

/** Whether entries are asked for that name articles: they are few. */
const isOfArticles = ({ article, articles, story }: LedgerQuery): boolean =>
  (article ?? articles ?? story) !== undefined

function entriesFound(db: Kysely<Tables>, query: LedgerQuery, without: readonly string[]): Found {
  let q: Found = db
    .selectFrom('links')
    .where('links.kind', '=', 'ledger')
    .where(isOfArticles(query) ? ENTRY_KEYED : IS_ENTRY)
  if (query.kind !== undefined) q = q.where('is', '=', query.kind)
  if (query.state !== undefined) q = q.where('state', '=', query.state)
  if (query.holder !== undefined) q = q.where('links.id', 'in', keyed(db, 'ledger', 'actor', query.holder))
  if (query.article !== undefined) q = q.where('links.id', 'in', keyed(db, 'ledger', 'article', query.article))
  if (query.articles !== undefined) q = q.where('links.id', 'in', naming(db, 'ledger', query.articles))
  // With evidence none is open.
  if (query.changed !== undefined) q = q.where('state', '<>', 'open')
  if (query.story !== undefined) q = q.where('links.id', 'in', ofStory(db, 'ledger', query.story))
  if (query.due !== undefined) q = q.where('due', '<=', query.due)
  if (query.dueFrom !== undefined) q = q.where('due', '>=', query.dueFrom).where('due', '<', NO_DAY)
  if (without.length > 0) q = q.where('links.id', 'not in', without)
  return q
}

/** Entries counted by kind, state and holder as they were woven; of the whole ledger without looking at one. */
export async function entryTallies(
  db: Kysely<Tables>,
  query: Pick<LedgerQuery, 'article' | 'story' | 'due'>,
): Promise<{ is: string; state: string; holder: string; n: number }[]> {
  const isAll = Object.values(query).every((value) => value === undefined)
  const rows = isAll
    ? await db.selectFrom('link_tallies').select(['is', 'state', 'holder', 'n']).where('kind', '=', 'ledger').execute()
    : await entriesFound(db, query, [])
        .select((e) => ['is', 'state', 'holder', e.fn.countAll<number>().as('n')])
        .groupBy(['is', 'state', 'holder'])
        .execute()
  return rows.map((r) => ({ ...r, n: Number(r.n) }))
}

async function bodies<T>(q: Found, limit: number, offset: number): Promise<T[]> {
  return (await q.select('links.body').limit(limit).offset(offset).execute()).map((r) => JSON.parse(r.body) as T)
}
