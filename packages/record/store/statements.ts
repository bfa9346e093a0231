import { holds, type Statement, type StatementRef, sliceAll } from '@onrecord/format'
import type { ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely'
import type { StatementQuery, StatementRow } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { pairOf } from './edition-rows.js'
import { lineAt } from './lines.js'
import { paged } from './page.js'
import { inStory, named } from './scope.js'
import { actorNames, texts } from './texts.js'
import { parseWords } from './word-query.js'

/** Statements, with the parts that drive the search where an actor is asked for: their index holds the order too. */
type Found = SelectQueryBuilder<Tables, 'statements' | 'parts', object>

/** Statements in the order asked for; each with its words sliced from the text. */
export async function statements(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery = {},
): Promise<StatementRow[]> {
  const found = await paged(ordered(filtered(db, dialect, query), query), query)
    .select('statements.id')
    .execute()
  return rows(db, found.map((r) => r.id)) // biome-ignore format: one line
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

const driver = ({ by, about }: StatementQuery) => ((by ?? about) !== undefined ? 'parts' : 'statements')

function ordered(q: Found, query: StatementQuery): Found {
  const from = driver(query)
  switch (query.order ?? 'said') {
    case 'said':
      return q.orderBy(`${from}.day_from`).orderBy(`${from}.tie`).orderBy(`${from}.ord`)
    case 'latest': {
      const dated = q.where(`${from}.day_from`, '<', NO_DAY)
      return dated.orderBy(`${from}.day_from`, 'desc').orderBy(`${from}.tie`, 'desc').orderBy(`${from}.ord`, 'desc')
    }
    case 'worth': {
      const due = q.where('statements.worth', '>=', 0)
      return due.orderBy('statements.worth', 'desc').orderBy('statements.tie', 'desc').orderBy('statements.ord', 'desc')
    }
    case 'place': {
      const handle = (e: ExpressionBuilder<Tables, 'statements' | 'parts'>) =>
        e.selectFrom('articles').select('handle').whereRef('articles.id', '=', 'statements.article')
      return q.orderBy(handle).orderBy('statements.ord')
    }
  }
}

/** The statements links name: by the content's first place, then by id. */
export async function resolve(db: Kysely<Tables>, refs: readonly StatementRef[]): Promise<(StatementRow | null)[]> {
  const names = [...new Set(refs.map((r) => r.article))]
  const found = new Map<string, StatementRow[]>()
  for (let i = 0; i < names.length; i += 200) {
    const some = db
      .selectFrom('statements')
      .select('id')
      .where('article', 'in', named(db, names.slice(i, i + 200)))
    const ids = await some.orderBy('article').orderBy('ord').execute()
    for (const row of await rows(db, ids.map((r) => r.id))) // biome-ignore format: one line
      found.set(row.article, [...(found.get(row.article) ?? []), row])
  }
  return refs.map((ref) => {
    const list = found.get(ref.article) ?? []
    const content = JSON.stringify(ref.content)
    const same = list.filter((s) => JSON.stringify(s.content) === content)
    // A link may name the part of a content that it is about.
    return same.find((s) => s.id === ref.id) ?? same[0] ?? list.find((s) => s.id === ref.id && within(ref, s)) ?? null
  })
}

const within = (ref: StatementRef, { content }: Pick<StatementRow, 'content'>): boolean =>
  ref.content.every((part) => content.some((c) => holds(c, part)))

function filtered(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery): Found {
  const { by, about } = query
  const part =
    by !== undefined && about !== undefined
      ? { role: 'pair' as const, actor: pairOf(by, about) }
      : by !== undefined
        ? { role: 'by' as const, actor: by }
        : about !== undefined
          ? { role: 'about' as const, actor: about }
          : null
  // Without an actor there are no parts, and nothing below names them.
  let q = part
    ? db
        .selectFrom('parts')
        .innerJoin('statements', 'statements.id', 'parts.statement')
        .where('parts.actor', '=', part.actor)
        .where('parts.role', '=', part.role)
    : (db.selectFrom('statements') as unknown as Found)
  const from = driver(query)
  if (query.to !== undefined) q = q.where(`${from}.day_from`, '<=', query.to)
  if (query.from !== undefined)
    q = q.where('statements.day_to', '>=', query.from).where(`${from}.day_from`, '<', NO_DAY)
  if (query.decided !== undefined) q = q.where('statements.worth', query.decided ? '<' : '>=', 0)
  if (query.act !== undefined) q = q.where('statements.act', '=', query.act)
  if (query.outlet !== undefined) q = q.where('statements.outlet', '=', query.outlet)
  if (query.kind !== undefined) q = q.where('statements.kind', '=', query.kind)
  if (query.article !== undefined) q = q.where('statements.article', 'in', named(db, [query.article]))
  if (query.story !== undefined) q = q.where('statements.article', 'in', inStory(db, query.story))
  if (query.after !== undefined) q = q.where('statements.article', '>', query.after)
  if (query.words !== undefined) {
    const words = parseWords(query.words)
    if (words.length > 0) q = q.where('statements.id', 'in', dialect.words.holding('statements', words))
  }
  return q
}

/** The rows of statements, in the order of their numbers as given. */
async function rows(db: Kysely<Tables>, ids: readonly number[]): Promise<StatementRow[]> {
  const found = new Map<number, Awaited<ReturnType<typeof some>>[number]>()
  const some = (part: readonly number[]) =>
    db
      .selectFrom('statements')
      .innerJoin('articles', 'articles.id', 'statements.article')
      .select(['statements.id', 'statements.article', 'statements.body'])
      .select(['articles.handle', 'articles.outlet', 'articles.title', 'articles.published'])
      .where('statements.id', 'in', part)
      .execute()
  for (let i = 0; i < ids.length; i += 500) for (const row of await some(ids.slice(i, i + 500))) found.set(row.id, row)
  const inOrder = ids.flatMap((id) => found.get(id) ?? [])
  const text = await texts(db, inOrder.map((r) => r.article)) // biome-ignore format: one line
  const statements = inOrder.map((r) => JSON.parse(r.body) as Statement)
  const names = await actorNames(db, statements.map((s) => s.speaker)) // biome-ignore format: one line
  return statements.map((s, i) => {
    const row = inOrder[i]!
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
