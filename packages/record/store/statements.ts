import { type Statement, type StatementRef, sliceAll } from '@onrecord/format'
import type { ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely'
import type { StatementQuery, StatementRow } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { lineAt } from './lines.js'
import { paged } from './page.js'
import { articlesOfStory } from './scope.js'
import { actorNames, texts } from './texts.js'
import { parseWords } from './word-query.js'

type Rows = SelectQueryBuilder<Tables, 'statements' | 'articles', object>

/** Statements in the order asked for; each with its words sliced from the text. */
export async function statements(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery = {},
): Promise<StatementRow[]> {
  const { order = 'said' } = query
  let q = filtered(db, dialect, query)
  if (order === 'place') q = q.orderBy('articles.handle').orderBy('statements.ord')
  else if (order === 'latest')
    q = q
      .where('statements.day_from', '<', NO_DAY)
      .orderBy('statements.day_from', 'desc')
      .orderBy('statements.tie')
      .orderBy('statements.ord')
  else q = q.orderBy('statements.day_from').orderBy('statements.tie').orderBy('statements.ord')
  return rows(db, paged(q, query))
}

export async function countStatements(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery = {},
): Promise<number> {
  const row = await filtered(db, dialect, query)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** The statements links name: by the content's first place, then by id. */
export async function resolve(db: Kysely<Tables>, refs: readonly StatementRef[]): Promise<(StatementRow | null)[]> {
  const names = [...new Set(refs.map((r) => r.article))]
  const found = new Map<string, StatementRow[]>()
  for (let i = 0; i < names.length; i += 200) {
    const some = base(db).where('articles.handle', 'in', names.slice(i, i + 200))
    for (const row of await rows(db, some.orderBy('statements.article').orderBy('statements.ord'))) {
      const list = found.get(row.article)
      if (list) list.push(row)
      else found.set(row.article, [row])
    }
  }
  return refs.map((ref) => {
    const list = found.get(ref.article) ?? []
    const content = JSON.stringify(ref.content)
    const same = list.filter((s) => JSON.stringify(s.content) === content)
    return same.find((s) => s.id === ref.id) ?? same[0] ?? null
  })
}

const base = (db: Kysely<Tables>): Rows =>
  db
    .selectFrom('statements')
    .innerJoin('articles', 'articles.id', 'statements.article')
    .where('articles.newest', '=', 1)

function filtered(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery): Rows {
  let q = base(db)
  const part = (role: 'by' | 'about', actor: string) => (e: ExpressionBuilder<Tables, 'statements' | 'articles'>) =>
    e(
      'statements.id',
      'in',
      e.selectFrom('parts').select('parts.statement').where('actor', '=', actor).where('role', '=', role),
    )
  if (query.by !== undefined) q = q.where(part('by', query.by))
  if (query.about !== undefined) q = q.where(part('about', query.about))
  if (query.to !== undefined) q = q.where('statements.day_from', '<=', query.to)
  if (query.from !== undefined)
    q = q.where('statements.day_to', '>=', query.from).where('statements.day_from', '<', NO_DAY)
  if (query.act !== undefined) q = q.where('statements.act', '=', query.act)
  if (query.outlet !== undefined) q = q.where('statements.outlet', '=', query.outlet)
  if (query.kind !== undefined) q = q.where('statements.kind', '=', query.kind)
  if (query.article !== undefined) q = q.where('articles.handle', '=', query.article)
  if (query.story !== undefined) q = q.where('articles.handle', 'in', articlesOfStory(db, query.story))
  if (query.words !== undefined) {
    const words = parseWords(query.words)
    if (words.length > 0) q = q.where('statements.id', 'in', dialect.words.holding('statements', words))
  }
  return q
}

async function rows(db: Kysely<Tables>, q: Rows): Promise<StatementRow[]> {
  const found = await q
    .select([
      'statements.article',
      'statements.body',
      'articles.handle',
      'articles.outlet',
      'articles.title',
      'articles.published',
    ])
    .execute()
  const text = await texts(db, found.map((r) => r.article)) // biome-ignore format: one line
  const statements = found.map((r) => JSON.parse(r.body) as Statement)
  const names = await actorNames(db, statements.map((s) => s.speaker)) // biome-ignore format: one line
  return statements.map((s, i) => {
    const row = found[i]!
    const from = text.get(row.article) ?? ''
    return {
      ...s,
      article: row.handle,
      outlet: row.outlet,
      title: row.title,
      published: JSON.parse(row.published),
      sourceText: sliceAll(from, s.source),
      cueText: sliceAll(from, s.cue),
      contentText: sliceAll(from, s.content),
      speakerName: s.speaker === null ? null : (names.get(s.speaker) ?? s.speaker),
      line: lineAt(from, s.content[0]?.start ?? 0),
    }
  })
}
