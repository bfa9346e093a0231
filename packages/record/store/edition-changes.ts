import type { Statement } from '@onrecord/format'
import type { Insertable, Selectable, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Counted } from './actor-counts.js'
import type { Dialect } from './dialect.js'
import { dropParts, type Edition, partsOf, putIn, rowsOf, saidOf, statementWords, takeOut } from './edition-rows.js'
import { insert } from './insert.js'
import { keepStretches } from './stretches.js'

/** What was counted of an edition's rows that went, and of those that came in their place. */
export interface Rewritten {
  readonly gone: Counted
  readonly come: Counted
}

/** Writes all rows of an edition in place of those it has. */
export async function rewrite(trx: Transaction<Tables>, dialect: Dialect, edition: Edition): Promise<Rewritten> {
  const gone = await takeOut(trx, dialect, edition.id)
  return { gone, come: await putIn(trx, dialect, [edition]) }
}

/**
 * The same where nothing but who is whom is otherwise than when they were written: most rows do not name those concerned
 * and stay, as do times and quantities, which name nobody, and the article's words. What stays is counted neither way.
 */
export async function revise(trx: Transaction<Tables>, dialect: Dialect, edition: Edition): Promise<Rewritten> {
  const { id, article } = edition
  const was = await trx.selectFrom('statements').selectAll().where('article', '=', id).orderBy('ord').execute()
  const isAsLong = was.length === article.statements.length && was.every((row, i) => row.ord === i)
  if (!isAsLong) return rewrite(trx, dialect, edition)
  const { rows, counted } = rowsOf(edition, was.map((row) => row.id)) // biome-ignore format: one line
  const changed = was.flatMap((row, i) => {
    const differing = differences(row, rows.statements[i]!)
    return differing === null ? [] : [{ i, row, statement: JSON.parse(row.body) as Statement, differing }]
  })
  const numbers = new Set(changed.map(({ row }) => row.id))
  const parts = rows.parts.filter((part) => numbers.has(part.statement))
  await dropParts(trx, changed)
  for (const { row, differing } of changed)
    await trx.updateTable('statements').set(differing).where('id', '=', row.id).execute()
  await keepStretches(trx, changed.map(({ i, row }) => ({ id: row.id, day_from: rows.statements[i]!.day_from }))) // biome-ignore format: one line
  await insert(trx, 'parts', parts)
  await dialect.words.drop(trx, 'statements', [...numbers])
  const words = changed.map(({ i, row }) => ({
    id: row.id,
    text: statementWords(article.text, article.statements[i]!),
  }))
  await dialect.words.put(trx, 'statements', words)
  await replace(trx, 'conditions', id, rows.conditions)
  const events = await replace(trx, 'events', id, rows.events)
  const mentions = await renamed(trx, id, rows.mentions)
  return {
    gone: {
      mentions: mentions.gone,
      parts: changed.flatMap(({ statement }) => partsOf(statement)),
      said: changed.map(({ row, statement }) => saidOf(statement, row, row.outlet, article.text, row.worth)),
      events,
    },
    come: { mentions: mentions.come, parts, said: changed.map(({ i }) => counted.said[i]!), events: counted.events },
  }
}

/** The columns of a row that are to be otherwise, or null where it is as it is to be. Numbers may come as text. */
function differences<R extends object>(was: R, now: Partial<R>): Partial<R> | null {
  const differing = Object.entries(now).filter(([column, value]) => {
    const old = was[column as keyof R] as unknown
    return old !== value && (old === null || value === null || String(old) !== String(value))
  })
  return differing.length === 0 ? null : (Object.fromEntries(differing) as Partial<R>)
}

/** Puts rows in place of an article's where one of them is otherwise. Gives how many there were. */
async function replace<T extends 'conditions' | 'events'>(
  trx: Transaction<Tables>,
  table: T,
  article: number,
  now: readonly Insertable<Tables[T]>[],
): Promise<number> {
  // Both have what is named here; kysely can't tell of a table that is a parameter.
  const all = trx.selectFrom(table as 'conditions').selectAll()
  const was = await all.where('article', '=', article).orderBy('ord').execute()
  const isSame = was.length === now.length && was.every((row, i) => differences<object>(row, now[i]!) === null)
  if (isSame) return was.length
  await trx
    .deleteFrom(table as 'conditions')
    .where('article', '=', article)
    .execute()
  await insert(trx, table, now)
  return was.length
}

type Mention = Selectable<Tables['mentions']>

/** Takes out whom an article does not mention so any more and puts in whom it does. */
async function renamed(trx: Transaction<Tables>, article: number, now: readonly Mention[]) {
  const was = await trx.selectFrom('mentions').selectAll().where('article', '=', article).execute()
  const [before, after] = [was, now].map((list) => new Map(list.map((m) => [m.actor, m])))
  const isIn = (other: ReadonlyMap<string, Mention>) => (m: Mention) => {
    const same = other.get(m.actor)
    return same !== undefined && differences(same, m) === null
  }
  const gone = was.filter((m) => !isIn(after!)(m))
  const come = now.filter((m) => !isIn(before!)(m))
  for (const { actor } of gone)
    await trx.deleteFrom('mentions').where('article', '=', article).where('actor', '=', actor).execute()
  await insert(trx, 'mentions', come)
  return { gone, come }
}
