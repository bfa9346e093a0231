import { type ReadArticle, type Span, type Statement, sliceAll } from '@onrecord/format'
import type { Insertable, Selectable, Transaction } from 'kysely'
import type { PartTable } from '../shapes/statement.js'
import type { Tables } from '../shapes/tables.js'
import { type Counted, NOTHING } from './actor-counts.js'
import { dayColumns, firstKnown } from './days.js'
import type { Dialect } from './dialect.js'
import { digest, tieOf } from './digest.js'
import { insert } from './insert.js'
import { reachOf } from './reach.js'
import { keepStretches } from './stretches.js'
import { signOf } from './word-query.js'
import { worthColumn } from './worth.js'

/** The characters that are searched: all that is not furniture. */
export const searched = ({ blocks, text }: Pick<ReadArticle, 'blocks' | 'text'>): readonly Span[] =>
  blocks.length === 0 ? [{ start: 0, end: text.length }] : blocks.filter((b) => b.kind !== 'furniture')

/** What of an article goes into the index of words: its title, what is searched of it, and the sign of its outlet. */
export const articleWords = (article: ReadArticle): string =>
  [
    article.title ?? '',
    ...searched(article).map((b) => article.text.slice(b.start, b.end)),
    ...(article.outlet === null ? [] : [signOf('outlet', article.outlet)]),
  ].join('\n')

/** What of a statement goes into the index of words: its content, and the signs of who speaks of whom by which act. */
export const statementWords = (text: string, { content, speakers, targets, act }: Statement): string =>
  [
    ...content.map((c) => text.slice(c.start, c.end)),
    ...Array.from(new Set(speakers), (actor) => signOf('by', actor)),
    ...Array.from(new Set(targets), (actor) => signOf('about', actor)),
    signOf('act', act),
  ].join('\n')

/** Stands between the ids of several actors; none has it. */
const BETWEEN = '>'

/** Who speaks about whom, as one actor of a part: two that speak much need not speak much of each other. */
export const pairOf = (by: string, about: string): string => by + BETWEEN + about

/** The others that a part names. */
export const othersIn = (others: string): readonly string[] => (others === '' ? [] : others.split(BETWEEN))

/** A newest edition whose rows are to be written. */
export interface Edition {
  readonly id: number
  readonly key: string
  readonly article: ReadArticle
}

/** The rows of editions, by table. */
type Rows = { [T in 'statements' | 'parts' | 'conditions' | 'events' | 'times' | 'quantities' | 'mentions']: Insertable<Tables[T]>[] } // biome-ignore format: one line

const noRows = (): Rows => ({
  statements: [], parts: [], conditions: [], events: [], times: [], quantities: [], mentions: [],
}) // biome-ignore format: one line

/** Of which of an edition's statements, conditions, events, times and quantities rows are wanted, by their places. */
export type Wanted = (table: Exclude<keyof Rows, 'parts' | 'mentions'>, ord: number) => boolean

/** The rows of an edition that are wanted, whose statements have these numbers, and what is counted of them. */
export function rowsOf(
  edition: Edition,
  numbers: readonly number[],
  wanted: Wanted,
): { readonly rows: Rows; readonly counted: Counted } {
  const rows = noRows()
  return { rows, counted: lay(rows, edition, numbers, wanted) }
}

/** Writes the rows of newest editions. */
export async function putIn(
  trx: Transaction<Tables>,
  dialect: Dialect,
  editions: readonly Edition[],
): Promise<Counted> {
  const rows = noRows()
  const many = editions.reduce((n, e) => n + e.article.statements.length, 0)
  const numbers = await dialect.numbers(trx, 'statements', many)
  const counted: Counted[] = []
  const words: { id: number; text: string }[] = []
  for (const edition of editions) {
    const first = rows.statements.length
    counted.push(lay(rows, edition, numbers))
    edition.article.statements.forEach((s, ord) => {
      words.push({ id: numbers[first + ord]!, text: statementWords(edition.article.text, s) })
    })
  }
  // In the order of their widest index, so that pages of it are gone through once and not for every article.
  rows.parts.sort((a, b) =>
    a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : a.role < b.role ? -1 : a.role > b.role ? 1 : 0,
  )
  rows.mentions.sort((a, b) => (a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : 0))
  for (const table of ['statements', 'parts', 'conditions', 'events', 'times', 'quantities', 'mentions'] as const)
    await insert(trx, table, rows[table])
  await keepStretches(trx, rows.statements.map(({ day_from }, i) => ({ id: numbers[i]!, day_from }))) // biome-ignore format: one line
  await dialect.words.put(trx, 'statements', words)
  await dialect.words.put(
    trx,
    'articles',
    editions.map(({ id, article }) => ({ id, text: articleWords(article) })),
  )
  return together(counted)
}

/** What several editions say of actors, as one. */
const together = (all: readonly Counted[]): Counted => ({
  mentions: all.flatMap((c) => c.mentions),
  parts: all.flatMap((c) => c.parts),
  said: all.flatMap((c) => c.said),
  events: all.reduce((n, c) => n + c.events, 0),
})

/** Lays an edition's rows, those that are wanted, behind those that are there. */
function lay(
  rows: Rows,
  { id, key, article }: Edition,
  numbers: readonly number[],
  wanted: Wanted = () => true,
): Counted {
  const tie = tieOf(key)
  const said = new Map(article.statements.map((s) => [s.id, s.said]))
  const place = (...what: unknown[]) => digest(key, JSON.stringify(what)).slice(0, 16)
  const days = dayColumns(article.published)
  const counted = { ...NOTHING, parts: [] as Counted['parts'][number][], said: [] as Counted['said'][number][] }
  article.statements.forEach((s, ord) => {
    if (!wanted('statements', ord)) return
    const when = dayColumns(firstKnown(s.said, article.published))
    const number = numbers[rows.statements.length]!
    const worth = worthColumn(s)
    rows.statements.push({
      id: number, article: id, ord, name: s.id, act: s.act, kind: s.kind, outlet: article.outlet,
      ...when, reach: reachOf(when), tie, worth, body: JSON.stringify(s),
    }) // biome-ignore format: a row
    const until = when.day_to === when.day_from ? null : when.day_to
    const at = { day_from: when.day_from, tie, ord, statement: number, until, act: s.act, outlet: article.outlet }
    for (const part of partsOf(s)) {
      rows.parts.push({ ...part, ...at })
      counted.parts.push(part)
    }
    counted.said.push(saidOf(s, when, article.outlet, article.text, worth))
  })
  article.conditions.forEach((c, ord) => {
    if (!wanted('conditions', ord)) return
    const of = c.statement === null ? [] : [said.get(c.statement) ?? article.published]
    rows.conditions.push({
      id: place('condition', ord, c.trigger, c.consequence, c.connective), article: id, ord, holder: c.holder, form: c.form,
      ...dayColumns(firstKnown(...of, article.published)), tie, body: JSON.stringify(c),
    }) // biome-ignore format: a row
  })
  article.events.forEach((e, ord) => {
    if (!wanted('events', ord)) return
    const when = dayColumns(e)
    rows.events.push({
      id: place('event', ord, e.span), article: id, ord, type: e.type, actor: e.actor, recipient: e.recipient,
      ...when, reach: reachOf(when), tie, body: JSON.stringify(e),
    }) // biome-ignore format: a row
  })
  article.times.forEach((t, ord) => {
    if (!wanted('times', ord)) return
    rows.times.push({ article: id, ord, ...dayColumns(t), body: JSON.stringify(t) })
  })
  article.quantities.forEach((q, ord) => {
    if (!wanted('quantities', ord)) return
    rows.quantities.push({ article: id, ord, unit: q.unit, value: q.value, body: JSON.stringify(q) })
  })
  const mentions = article.actors.map((a) => ({ actor: a.id, name: a.name, type: a.type }))
  article.actors.forEach((a, i) => {
    rows.mentions.push({ ...mentions[i]!, article: id, day_from: days.day_from, count: a.mentions.length })
  })
  return { ...counted, mentions, events: article.events.length }
}

/** Who takes part in a statement, each in each role once, with the others. */
export function partsOf(s: Statement): readonly Pick<PartTable, 'actor' | 'role' | 'others'>[] {
  const [speakers, targets] = [[...new Set(s.speakers)], [...new Set(s.targets)]]
  const [about, by] = [targets.join(BETWEEN), speakers.join(BETWEEN)]
  return [
    ...speakers.map((actor) => ({ actor, role: 'by' as const, others: about })),
    ...targets.map((actor) => ({ actor, role: 'about' as const, others: by })),
    ...speakers.flatMap((s) => targets.map((t) => ({ actor: pairOf(s, t), role: 'pair' as const, others: '' }))),
  ]
}

/** What is counted of a statement. */
export const saidOf = (
  s: Statement,
  days: { readonly day_from: string; readonly day_to: string },
  outlet: string | null,
  text: string,
  worth: number,
): Counted['said'][number] => ({
  speakers: [...new Set(s.speakers)],
  speaker: s.speaker,
  act: s.act,
  day_from: days.day_from,
  day_to: days.day_to,
  outlet,
  cue: sliceAll(text, s.cue),
  quoted: s.kind !== 'indirect',
  decided: worth < 0,
})

/** Takes an edition's rows out of every table but `articles` and `readings`. Gives what was counted of it. */
export async function takeOut(trx: Transaction<Tables>, dialect: Dialect, id: number): Promise<Counted> {
  const rows = await trx
    .selectFrom('statements')
    .select(['id', 'ord', 'day_from', 'day_to', 'tie', 'outlet', 'worth', 'body'])
    .where('article', '=', id)
    .execute()
  const mentions = await trx
    .selectFrom('mentions')
    .select(['actor', 'name', 'type'])
    .where('article', '=', id)
    .execute()
  const events = await trx
    .selectFrom('events')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('article', '=', id)
    .executeTakeFirstOrThrow()
  const reading = await trx.selectFrom('readings').select('text').where('article', '=', id).executeTakeFirst()
  await dialect.words.drop(trx, 'statements', rows.map((r) => r.id)) // biome-ignore format: one line
  await dialect.words.drop(trx, 'articles', [id])
  const said = rows.map((row) => ({ row, statement: JSON.parse(row.body) as Statement }))
  await dropParts(trx, said)
  for (const table of ['statements', 'conditions', 'events', 'times', 'quantities', 'mentions'] as const)
    await trx.deleteFrom(table).where('article', '=', id).execute()
  return {
    mentions,
    parts: said.flatMap(({ statement }) => partsOf(statement)),
    said: said.map(({ row, statement }) => saidOf(statement, row, row.outlet, reading?.text ?? '', row.worth)),
    events: Number(events.n),
  }
}

/** Parts taken out by one statement. */
const AT_ONCE = 32

/** Takes out who takes part in statements. They lie by actor: each is found where it was put. */
export async function dropParts(
  trx: Transaction<Tables>,
  said: readonly {
    readonly row: Pick<Selectable<Tables['statements']>, 'id' | 'day_from' | 'tie' | 'ord'>
    readonly statement: Statement
  }[],
): Promise<void> {
  const parts = said.flatMap(({ row, statement }) => partsOf(statement).map((part) => ({ ...part, ...row })))
  for (let i = 0; i < parts.length; i += AT_ONCE) {
    const some = parts.slice(i, i + AT_ONCE)
    await trx
      .deleteFrom('parts')
      .where((e) =>
        e.or(
          some.map(({ actor, role, day_from, tie, ord, id }) =>
            e.and({ actor, role, day_from, tie, ord, statement: id }),
          ),
        ),
      )
      .execute()
  }
}
