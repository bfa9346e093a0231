import { type Kysely, sql } from 'kysely'
import { decisionId } from '../decisions/identity.js'
import type { Tables } from '../shapes/tables.js'
import { countsOutOfStep } from './counts-check.js'
import type { Dialect } from './dialect.js'
import { change, digest, EMPTY_SET } from './digest.js'
import { setting } from './settings.js'
import { outOfStretch } from './stretches.js'

/** What is wrong with the store, a line each: the database's own check, rows without their article, counts out of step. */
export async function check(db: Kysely<Tables>, dialect: Dialect): Promise<string[]> {
  const problems = await dialect.check(db)
  const count = async (what: string, rows: Promise<{ n: number } | undefined>) => {
    const n = Number((await rows)?.n ?? 0)
    if (n > 0) problems.push(`${n} ${what}`)
  }
  const newest = db.selectFrom('articles').select('id').where('newest', '=', 1)
  for (const table of ['statements', 'conditions', 'events', 'times', 'quantities', 'mentions'] as const)
    await count(
      `${table} of articles that are not on record`,
      db.selectFrom(table).select((e) => e.fn.countAll<number>().as('n')).where('article', 'not in', newest).executeTakeFirst(),
    ) // biome-ignore format: one query
  await count(
    'parts of statements that are not on record',
    db
      .selectFrom('parts')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('statement', 'not in', db.selectFrom('statements').select('id'))
      .executeTakeFirst(),
  )
  await count(
    'articles without a reading',
    db
      .selectFrom('articles')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('id', 'not in', db.selectFrom('readings').select('article'))
      .executeTakeFirst(),
  )
  await count(
    'articles whose count of statements is wrong',
    db
      .selectFrom('articles')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('newest', '=', 1)
      .where('statements', '<>', (e) =>
        e.selectFrom('statements').select((s) => s.fn.countAll<number>().as('n')).whereRef('statements.article', '=', 'articles.id'),
      )
      .executeTakeFirst(),
  ) // biome-ignore format: one query
  const counted = await sql<{ n: number }>`
    select count(*) as n from actors where
      articles <> (select count(*) from mentions where mentions.actor = actors.id)
      or statements <> (select count(*) from parts where parts.actor = actors.id and role = 'by')
      or about <> (select count(*) from parts where parts.actor = actors.id and role = 'about')`.execute(db)
  if (Number(counted.rows[0]?.n) > 0) problems.push(`${counted.rows[0]?.n} actors whose counts are wrong`)
  const outside = await outOfStretch(db, dialect)
  if (outside > 0) problems.push(`${outside} statements whose day is noted as another one`)
  problems.push(...(await countsOutOfStep(db)))
  const marks = await db.selectFrom('articles').select(['key', 'digest']).where('newest', '=', 1).execute()
  const sum = change(EMPTY_SET, [], marks.map((m) => digest(m.key, m.digest))) // biome-ignore format: one line
  if (sum !== ((await setting(db, 'articles')) ?? EMPTY_SET)) problems.push('the digest of all articles is wrong')
  const bodies = await db.selectFrom('decisions').select(['id', 'body']).execute()
  const altered = bodies.filter((d) => decisionId(JSON.parse(d.body)) !== d.id).length
  if (altered > 0) problems.push(`${altered} decisions that are not as they were made`)
  await count(
    'places of decisions in articles that are not the newest',
    db
      .selectFrom('decision_anchors')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('article', 'is not', null)
      .where('article', 'not in', newest)
      .executeTakeFirst(),
  )
  return problems
}
