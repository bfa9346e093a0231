import { type Condition, hull, sliceAll } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { ConditionQuery, ConditionRow } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { lineAt } from './lines.js'
import { paged } from './page.js'
import { inStory, named } from './scope.js'
import { actorNames, texts } from './texts.js'

/** Conditions in order of the day they were set, those without one last; or newest first, those without one left out. */
export async function conditions(db: Kysely<Tables>, query: ConditionQuery = {}): Promise<ConditionRow[]> {
  let q = db.selectFrom('conditions')
  if (query.holder !== undefined) q = q.where('conditions.holder', '=', query.holder)
  if (query.form !== undefined) q = q.where('conditions.form', '=', query.form)
  if (query.article !== undefined) q = q.where('conditions.article', 'in', named(db, [query.article]))
  if (query.story !== undefined) q = q.where('conditions.article', 'in', inStory(db, query.story))
  const way = query.order === 'latest' ? 'desc' : 'asc'
  if (way === 'desc') q = q.where('conditions.day_from', '<', NO_DAY)
  const ordered = q.orderBy('conditions.day_from', way).orderBy('conditions.tie', way).orderBy('conditions.ord', way)
  // The index leads to the page however far into the list; only what is on it is looked up.
  const found = await db
    .selectFrom(paged(ordered.selectAll('conditions'), query).as('page'))
    .innerJoin('articles', 'articles.id', 'page.article')
    .orderBy('page.day_from', way)
    .orderBy('page.tie', way)
    .orderBy('page.ord', way)
    .select(['page.id', 'page.article', 'page.day_from', 'page.day_to', 'page.body'])
    .select(['articles.handle', 'articles.outlet', 'articles.published'])
    .execute()
  const text = await texts(db, found.map((r) => r.article)) // biome-ignore format: one line
  const names = await actorNames(db, found.map((r) => (JSON.parse(r.body) as Condition).holder)) // biome-ignore format: one line
  return found.map((row) => {
    const condition = JSON.parse(row.body) as Condition
    const from = text.get(row.article) ?? ''
    const whole = hull([...condition.trigger, ...condition.consequence, ...condition.connective]) ?? {
      start: 0,
      end: 0,
    }
    return {
      ...condition,
      id: row.id,
      article: row.handle,
      outlet: row.outlet,
      published: JSON.parse(row.published),
      holderName: condition.holder === null ? null : (names.get(condition.holder) ?? condition.holder),
      triggerText: sliceAll(from, condition.trigger),
      consequenceText: sliceAll(from, condition.consequence),
      connectiveText: sliceAll(from, condition.connective),
      whole,
      wholeText: from.slice(whole.start, whole.end),
      made: { from: known(row.day_from), to: known(row.day_to) },
      line: lineAt(from, whole.start),
    }
  })
}

const known = (day: string) => (day === NO_DAY ? null : day)
