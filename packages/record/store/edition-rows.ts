import type { ReadArticle, Span, Statement } from '@onrecord/format'
import type { Insertable, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Counted } from './actor-counts.js'
import { dayColumns, firstKnown } from './days.js'
import type { Dialect } from './dialect.js'
import { digest, tieOf } from './digest.js'
import { worthColumn } from './worth.js'

/** The characters that are searched: all that is not furniture. */
export const searched = ({ blocks, text }: ReadArticle): readonly Span[] =>
  blocks.length === 0 ? [{ start: 0, end: text.length }] : blocks.filter((b) => b.kind !== 'furniture')

/** What of an article goes into the index of words: its title and what is searched of it. */
export const articleWords = (article: ReadArticle): string =>
  [article.title ?? '', ...searched(article).map((b) => article.text.slice(b.start, b.end))].join('\n')

/** What of a statement goes into the index of words: its content. */
export const statementWords = (text: string, { content }: Statement): string =>
  content.map((c) => text.slice(c.start, c.end)).join('\n')

/** Who speaks about whom, as one actor of a part: two that speak much need not speak much of each other. */
export const pairOf = (by: string, about: string): string => `${by}>${about}`

/** Writes the rows of a newest edition. */
export async function putIn(
  trx: Transaction<Tables>,
  dialect: Dialect,
  id: number,
  key: string,
  article: ReadArticle,
): Promise<Counted> {
  const { text } = article
  const tie = tieOf(key)
  const said = new Map(article.statements.map((s) => [s.id, s.said]))
  const put = async <T extends keyof Tables>(table: T, rows: readonly Insertable<Tables[T]>[]) => {
    const step = Math.floor(dialect.maxValues / Object.keys(rows[0] ?? { none: 0 }).length)
    // Kysely can't tell that a table's own rows fit it where the table is a parameter.
    for (let i = 0; i < rows.length; i += step)
      await trx
        .insertInto(table)
        .values(rows.slice(i, i + step) as never)
        .execute()
  }
  const statements = article.statements.map((s, ord) => ({
    article: id, ord, name: s.id, act: s.act, kind: s.kind, outlet: article.outlet,
    ...dayColumns(firstKnown(s.said, article.published)), tie, worth: worthColumn(s), body: JSON.stringify(s),
  })) // biome-ignore format: a row
  await put('statements', statements)
  const ids = await trx.selectFrom('statements').select('id').where('article', '=', id).orderBy('ord').execute()
  const parts = article.statements.flatMap((s, ord) => {
    const row = { day_from: statements[ord]!.day_from, tie, ord, statement: ids[ord]!.id }
    const part = (role: 'by' | 'to' | 'about' | 'pair') => (actor: string) => ({ actor, role, ...row })
    const [speakers, targets] = [[...new Set(s.speakers)], [...new Set(s.targets)]]
    return [
      ...speakers.map(part('by')),
      ...targets.map(part('about')),
      ...speakers.flatMap((by) => targets.map((about) => part('pair')(pairOf(by, about)))),
      ...(s.addressee === null ? [] : [part('to')(s.addressee)]),
    ]
  })
  await put('parts', parts)
  await dialect.words.put(trx, 'statements', article.statements.map((s, i) => ({
    id: ids[i]!.id,
    text: statementWords(text, s),
  }))) // biome-ignore format: a row
  await dialect.words.put(trx, 'articles', [{ id, text: articleWords(article) }])
  const place = (...what: unknown[]) => digest(key, JSON.stringify(what)).slice(0, 16)
  await put('conditions', article.conditions.map((c, ord) => ({
    id: place('condition', ord, c.trigger, c.consequence, c.connective), article: id, ord, holder: c.holder, form: c.form,
    ...dayColumns(firstKnown(...(c.statement === null ? [] : [said.get(c.statement) ?? article.published]), article.published)),
    tie, body: JSON.stringify(c),
  }))) // biome-ignore format: a row
  await put('events', article.events.map((e, ord) => ({
    id: place('event', ord, e.span), article: id, ord, type: e.type, actor: e.actor, recipient: e.recipient,
    ...dayColumns(e), tie, body: JSON.stringify(e),
  }))) // biome-ignore format: a row
  await put(
    'times',
    article.times.map((t, ord) => ({ article: id, ord, ...dayColumns(t), body: JSON.stringify(t) })),
  )
  await put('quantities', article.quantities.map((q, ord) => ({
    article: id, ord, unit: q.unit, value: q.value, body: JSON.stringify(q),
  }))) // biome-ignore format: a row
  const mentions = article.actors.map((a) => ({
    actor: a.id,
    article: id,
    name: a.name,
    type: a.type,
    count: a.mentions.length,
  }))
  await put('mentions', mentions)
  const saidRows = article.statements.map((s, ord) => ({ ...statements[ord]!, speakers: [...new Set(s.speakers)] }))
  return { mentions, parts, said: saidRows }
}

/** Takes an edition's rows out of every table but `articles` and `readings`. Gives what was counted of it. */
export async function takeOut(trx: Transaction<Tables>, dialect: Dialect, id: number): Promise<Counted> {
  const rows = await trx
    .selectFrom('statements')
    .select(['id', 'act', 'day_from', 'day_to'])
    .where('article', '=', id)
    .execute()
  const mine = trx.selectFrom('statements').select('id').where('article', '=', id)
  const parts = await trx
    .selectFrom('parts')
    .select(['statement', 'actor', 'role'])
    .where('statement', 'in', mine)
    .execute()
  const mentions = await trx
    .selectFrom('mentions')
    .select(['actor', 'name', 'type'])
    .where('article', '=', id)
    .execute()
  await dialect.words.drop(trx, 'statements', rows.map((r) => r.id)) // biome-ignore format: one line
  await dialect.words.drop(trx, 'articles', [id])
  await trx.deleteFrom('parts').where('statement', 'in', mine).execute()
  for (const table of ['statements', 'conditions', 'events', 'times', 'quantities', 'mentions'] as const)
    await trx.deleteFrom(table).where('article', '=', id).execute()
  const speakers = new Map<number, string[]>()
  for (const { statement, actor, role } of parts)
    if (role === 'by') speakers.set(statement, [...(speakers.get(statement) ?? []), actor])
  return { mentions, parts, said: rows.map((r) => ({ ...r, speakers: speakers.get(r.id) ?? [] })) }
}
