import type { ActorId, Statement } from '@onrecord/format'
import type { Insertable, Selectable, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { Counted } from './actor-counts.js'
import type { Dialect } from './dialect.js'
import {
  dropParts,
  type Edition,
  partsOf,
  putIn,
  rowsOf,
  saidOf,
  statementWords,
  takeOut,
  type Wanted,
} from './edition-rows.js'
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
 * and stay, as do times and quantities, which name nobody, and the article's words. What stays is counted neither way. `who`
 * has the ids of those concerned, of before and now: rows that name none of them are not looked at. Null looks at all.
 */
export async function revise(
  trx: Transaction<Tables>,
  dialect: Dialect,
  edition: Edition,
  who: ReadonlySet<ActorId> | null,
): Promise<Rewritten> {
  const { id, article } = edition
  const was = await naming(trx, 'statements', id, who)
  const isAsLong = was.length === article.statements.length && was.every((row, i) => row.ord === i)
  if (who === null && !isAsLong) return rewrite(trx, dialect, edition)
  const told = who && {
    statements: was,
    conditions: await naming(trx, 'conditions', id, who),
    events: await naming(trx, 'events', id, who),
  }
  const places = new Set(Object.entries(told ?? {}).flatMap(([table, all]) => all.map(({ ord }) => `${table} ${ord}`)))
  const wanted: Wanted = (table, ord) => told === null || places.has(`${table} ${ord}`)
  const { rows, counted } = rowsOf(edition, was.map((row) => row.id), wanted) // biome-ignore format: one line
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
  const words = changed.map(({ row }) => ({
    id: row.id,
    text: statementWords(article.text, article.statements[row.ord]!),
  }))
  await dialect.words.put(trx, 'statements', words)
  if (told) await change(trx, 'conditions', told.conditions, rows.conditions)
  else await replace(trx, 'conditions', id, rows.conditions)
  const events = told ? await change(trx, 'events', told.events, rows.events) : await replace(trx, 'events', id, rows.events) // biome-ignore format: one line
  const mentions = await renamed(trx, id, rows.mentions)
  return {
    gone: {
      mentions: mentions.gone,
      parts: changed.flatMap(({ statement }) => partsOf(statement)),
      said: changed.map(({ row, statement }) => saidOf(statement, row, row.outlet, article.text, row.worth)),
      events,
    },
    come: {
      mentions: mentions.come,
      parts,
      said: changed.map(({ i }) => counted.said[i]!),
      events: rows.events.length,
    },
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

/** The rows of an article, in their order, that name one of these; null: all. One more now and then is no harm. */
async function naming<T extends 'statements' | 'conditions' | 'events'>(
  trx: Transaction<Tables>,
  table: T,
  article: number,
  who: ReadonlySet<ActorId> | null,
): Promise<Selectable<Tables[T]>[]> {
  // All three have what is named here; kysely can't tell of a table that is a parameter.
  let q = trx
    .selectFrom(table as 'events')
    .selectAll()
    .where('article', '=', article)
  if (who) q = q.where((e) => e.or(Array.from(who, (id) => e('body', 'like', `%${JSON.stringify(id)}%`))))
  return (await q.orderBy('ord').execute()) as unknown as Selectable<Tables[T]>[]
}

/** Makes rows what they are to be, each the one of its place. Gives how many there are. */
async function change<T extends 'conditions' | 'events'>(
  trx: Transaction<Tables>,
  table: T,
  was: readonly { readonly article: number; readonly ord: number }[],
  now: readonly Insertable<Tables[T]>[],
): Promise<number> {
  for (const [i, row] of was.entries()) {
    const differing = differences<object>(row, now[i]!)
    if (differing === null) continue
    await trx
      .updateTable(table as 'events')
      .set(differing)
      .where('article', '=', row.article)
      .where('ord', '=', row.ord)
      .execute()
  }
  return was.length
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
