import { holds, type Statement, type StatementRef, sliceAll } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Dated, StatementQuery, StatementRow } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'
import { lineAt } from './lines.js'
import { PAGE } from './page.js'
import { named } from './scope.js'
import { listed, spreadOver } from './statement-list.js'
import { actorNames, texts } from './texts.js'

/** Statements in the order asked for; each with its words sliced from the text. */
export async function statements(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery = {},
): Promise<StatementRow[]> {
  const { limit = PAGE, offset = 0, spread = false } = query
  if (!spread)
    return rows(
      db,
      (await listed(db, dialect, query, offset, limit)).map((s) => s.id),
    )
  return rows(db, await spreadOver(db, dialect, query, limit))
}

/** The statements of a page by number, each with its day, none looked up for its words. */
export async function statementDays(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
): Promise<Dated<number>[]> {
  const found = await listed(db, dialect, query, query.offset ?? 0, query.limit ?? PAGE)
  return found.map(({ id, day_from }) => ({ id, day: day_from === NO_DAY ? null : day_from }))
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

/** The rows of statements, in the order of their numbers as given. */
const rows = async (db: Kysely<Tables>, ids: readonly number[]): Promise<StatementRow[]> => [
  ...(await statementRows(db, ids)).values(),
]

/** The same by their numbers; those not on record are left out. */
export async function statementRows(
  db: Kysely<Tables>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, StatementRow>> {
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
  const out = new Map<number, StatementRow>()
  statements.forEach((s, i) => {
    const row = inOrder[i]!
    const from = text.get(row.article) ?? ''
    out.set(row.id, {
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
    })
  })
  return out
}
