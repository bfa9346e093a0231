import { holds, type Statement, type StatementRef, sliceAll } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Dated, SaidRow, StatementQuery, StatementRow } from '../contract.js'
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

/** The statements links name. Words are looked up of those alone that are found. */
export async function resolve(
  db: Kysely<Tables>,
  dialect: Dialect,
  refs: readonly StatementRef[],
): Promise<(StatementRow | null)[]> {
  const found = await saidAt(db, dialect, refs)
  const shown = await statementRows(db, [...new Set(found.flatMap((s) => s?.number ?? []))])
  return found.map((s) => (s && shown.get(s.number)) ?? null)
}

/** The same without their words: by the content's first place, then by id. */
export async function saidAt(
  db: Kysely<Tables>,
  dialect: Dialect,
  refs: readonly StatementRef[],
): Promise<(SaidRow | null)[]> {
  const byId = await saidUnder(db, dialect, refs)
  const sure = refs.map((ref) => byId.get(ref.article)?.find((s) => s.id === ref.id && isOf(ref, s)))
  // A reading anew gives others ids, and a link may name the part of a content that it is about: there all are looked through.
  const unsure = refs.filter((_, i) => !sure[i])
  const all = await saidIn(db, dialect, unsure.map((ref) => ref.article)) // biome-ignore format: one line
  return refs.map((ref, i) => {
    const list = all.get(ref.article) ?? []
    return sure[i] ?? list.find((s) => isOf(ref, s)) ?? list.find((s) => s.id === ref.id && within(ref, s)) ?? null
  })
}

/** Articles of which all is looked up in one go. */
const AT_ONCE = 200

/** All statements of articles in order of place, by article, without their words. */
export async function saidIn(
  db: Kysely<Tables>,
  dialect: Dialect,
  articles: readonly string[],
): Promise<ReadonlyMap<string, readonly SaidRow[]>> {
  const found = new Map<string, SaidRow[]>()
  const names = [...new Set(articles)]
  for (let i = 0; i < names.length; i += AT_ONCE) await saidOf(db, dialect, names.slice(i, i + AT_ONCE), null, found)
  return found
}

/** Those alone that bear an id that one of the links names. */
async function saidUnder(
  db: Kysely<Tables>,
  dialect: Dialect,
  refs: readonly StatementRef[],
): Promise<ReadonlyMap<string, readonly SaidRow[]>> {
  const found = new Map<string, SaidRow[]>()
  const names = [...new Set(refs.map((r) => r.article))]
  for (let i = 0; i < names.length; i += AT_ONCE) {
    const some = new Set(names.slice(i, i + AT_ONCE))
    const ids = new Set(refs.flatMap((r) => (some.has(r.article) ? (r.id ?? []) : [])))
    if (ids.size > 0) await saidOf(db, dialect, [...some], [...ids], found)
  }
  return found
}

/** The fields of a `SaidRow`, in the order they are asked for. */
const FIELDS = ['id', 'content', 'kind', 'act', 'depth', 'confidence'] as const
type Fields = readonly [S['id'], S['content'], S['kind'], S['act'], S['depth'], S['confidence']]
type S = Statement

async function saidOf(
  db: Kysely<Tables>,
  dialect: Dialect,
  names: readonly string[],
  ids: readonly string[] | null,
  found: Map<string, SaidRow[]>,
): Promise<void> {
  const said = db.selectFrom('statements').where('statements.article', 'in', named(db, names))
  const asked = ids === null ? said : said.where('statements.name', 'in', ids)
  // A row an article: rows of a thousand statements would take longer to come than to be looked up, and all that they hold to be parsed.
  const rows = await asked
    .innerJoin('articles', 'articles.id', 'statements.article')
    .select('articles.handle')
    .select([dialect.joined('statements.id').as('ids'), dialect.joined('statements.ord').as('ords')])
    .select(dialect.joinedFields('statements.body', FIELDS).as('fields'))
    .groupBy(['statements.article', 'articles.handle'])
    .execute()
  for (const { handle, ids, ords, fields } of rows) {
    const [numbers, places] = [ids.split(','), ords.split(',')]
    const read: Fields[] = JSON.parse(`[${fields}]`)
    const all = read.map(([id, content, kind, act, depth, confidence], i) => ({
      place: Number(places[i]),
      said: { id, content, kind, act, depth, confidence, number: Number(numbers[i]) },
    }))
    found.set(handle, all.sort((a, b) => a.place - b.place).map(({ said }) => said)) // biome-ignore format: one line
  }
}

const isOf = (ref: StatementRef, { content }: SaidRow): boolean =>
  JSON.stringify(content) === JSON.stringify(ref.content)

const within = (ref: StatementRef, { content }: SaidRow): boolean =>
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
