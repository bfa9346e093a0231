import type { Kysely, Transaction } from 'kysely'
import type { ArticleDays, Counts } from '../contract.js'
import type { TotalName } from '../shapes/count.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { dropEmpty, insert } from './insert.js'

/** What is counted of a newest edition's row. */
export interface CountedArticle {
  readonly outlet: string | null
  readonly day_from: string
  readonly day_to: string
  readonly statements: number
  readonly conditions: number
}

/** The outlet of articles without one, as what is counted by outlet has it. */
export const NO_OUTLET = ''

/** Adds to what is counted in all. */
export async function addTotals(
  trx: Transaction<Tables>,
  by: Readonly<Partial<Record<TotalName, number>>>,
): Promise<void> {
  const rows = Object.entries(by).map(([name, n]) => ({ name: name as TotalName, n }))
  await insert(trx, 'totals', rows.filter((r) => r.n !== 0), { key: ['name'], add: ['n'] }) // biome-ignore format: one line
}

/** How many of each there are; nothing is looked over. */
export async function counts(db: Kysely<Tables>): Promise<Counts & { readonly decided: number }> {
  const rows = await db.selectFrom('totals').selectAll().execute()
  const n = (name: TotalName) => Number(rows.find((r) => r.name === name)?.n ?? 0)
  return {
    articles: n('articles'),
    statements: n('statements'),
    conditions: n('conditions'),
    events: n('events'),
    actors: n('actors'),
    decided: n('decided'),
  }
}

/** Keeps what is counted of articles in step with rows that went and came. */
export async function countArticles(
  trx: Transaction<Tables>,
  gone: readonly CountedArticle[],
  come: readonly CountedArticle[],
): Promise<void> {
  const totals = { articles: 0, statements: 0, conditions: 0 }
  const days = new Map<string, Tables['article_days']>()
  const outlets = new Map<string, Tables['outlet_counts']>()
  const count = (list: readonly CountedArticle[], by: 1 | -1) => {
    for (const { outlet, day_from, day_to, statements, conditions } of list) {
      const held = { articles: by, statements: by * statements, conditions: by * conditions }
      const key = `${day_from} ${day_to}`
      const day = days.get(key) ?? { day_from, day_to, articles: 0, statements: 0, conditions: 0 }
      days.set(key, day)
      for (const name of ['articles', 'statements', 'conditions'] as const) {
        totals[name] += held[name]
        day[name] += held[name]
        if (name === 'conditions') continue
        const row = outlets.get(`${name} ${outlet}`) ?? { outlet: outlet ?? NO_OUTLET, of: name, key: '', n: 0 }
        outlets.set(`${name} ${outlet}`, row)
        row.n += held[name]
      }
    }
  }
  count(gone, -1)
  count(come, 1)
  await addTotals(trx, totals)
  const some = [...days.values()].filter((d) => d.articles !== 0 || d.statements !== 0 || d.conditions !== 0)
  await insert(trx, 'article_days', some, { key: ['day_from', 'day_to'], add: ['articles', 'statements', 'conditions'] }) // biome-ignore format: one line
  await dropEmpty(trx, 'article_days', some.filter((d) => d.articles < 0), ['day_from', 'day_to'], 'articles') // biome-ignore format: one line
  await addOutletCounts(trx, [...outlets.values()])
}

const OUTLET_KEY = ['outlet', 'of', 'key'] as const

/** Adds to what is counted by outlet. */
export async function addOutletCounts(
  trx: Transaction<Tables>,
  counts: readonly Tables['outlet_counts'][],
): Promise<void> {
  const name = (r: Tables['outlet_counts']) => `${r.outlet}\n${r.of}\n${r.key}`
  const rows = counts.filter((r) => r.n !== 0).sort((a, b) => (name(a) < name(b) ? -1 : 1))
  await insert(trx, 'outlet_counts', rows, { key: OUTLET_KEY, add: ['n'] })
  await dropEmpty(trx, 'outlet_counts', rows.filter((r) => r.n < 0), OUTLET_KEY) // biome-ignore format: one line
}

/** Does what changes the rows of editions, by number, and keeps what is counted of them in step. */
export async function counting<T>(
  trx: Transaction<Tables>,
  ids: readonly number[],
  change: () => Promise<T>,
): Promise<T> {
  const now = () =>
    trx
      .selectFrom('articles')
      .select(['outlet', 'day_from', 'day_to', 'statements', 'conditions'])
      .where('id', 'in', ids)
      .where('newest', '=', 1)
      .execute()
  const before = await now()
  const done = await change()
  await countArticles(trx, before, await now())
  return done
}

/** Counts all articles anew: what was counted of them is forgotten first. */
export async function countAllArticles(trx: Transaction<Tables>): Promise<void> {
  for (const table of ['totals', 'article_days', 'outlet_counts'] as const) await trx.deleteFrom(table).execute()
  for (let last = 0; ; ) {
    const some = await trx
      .selectFrom('articles')
      .select(['id', 'outlet', 'day_from', 'day_to', 'statements', 'conditions'])
      .where('newest', '=', 1)
      .where('id', '>', last)
      .orderBy('id')
      .limit(5000)
      .execute()
    if (some.length === 0) return
    await countArticles(trx, [], some)
    last = some.at(-1)!.id
  }
}

/** Keeps how many statements each day has in step with those that went and came. */
export async function keepSaidDays(
  trx: Transaction<Tables>,
  gone: readonly { readonly day_from: string }[],
  come: readonly { readonly day_from: string }[],
): Promise<void> {
  const days = new Map<string, number>()
  for (const { day_from } of gone) days.set(day_from, (days.get(day_from) ?? 0) - 1)
  for (const { day_from } of come) days.set(day_from, (days.get(day_from) ?? 0) + 1)
  const rows = [...days].flatMap(([day, n]) => (n === 0 ? [] : [{ day, n }]))
  await insert(trx, 'said_days', rows, { key: ['day'], add: ['n'] })
  await dropEmpty(trx, 'said_days', rows.filter((r) => r.n < 0), ['day']) // biome-ignore format: one line
}

/** How many newest editions may have appeared on the same days, and what they hold, in order of days; without a day last. */
export async function articleDays(
  db: Kysely<Tables>,
  { from, to }: { readonly from?: string; readonly to?: string } = {},
): Promise<ArticleDays[]> {
  let q = db.selectFrom('article_days').selectAll()
  if (to !== undefined) q = q.where('day_from', '<=', to)
  if (from !== undefined) q = q.where('day_to', '>=', from).where('day_from', '<', NO_DAY)
  const rows = await q.orderBy('day_from').orderBy('day_to').execute()
  return rows.map((r) => ({
    from: r.day_from === NO_DAY ? null : r.day_from,
    to: r.day_to === NO_DAY ? null : r.day_to,
    articles: Number(r.articles),
    statements: Number(r.statements),
    conditions: Number(r.conditions),
  }))
}
