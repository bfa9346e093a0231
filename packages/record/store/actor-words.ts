import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { insert } from './insert.js'
import { foldedWords } from './word-query.js'

/** The words an actor is found by: those of its name and of its id, as the index knows words. */
const wordsOf = (id: string, name: string): Set<string> => new Set([...foldedWords(name), ...foldedWords(id)])

/** Keeps the words actors are found by in step with names that went and came. */
export async function keepActorWords(
  trx: Transaction<Tables>,
  gone: readonly { readonly id: string; readonly name: string }[],
  come: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  for (const { id, name } of gone)
    for (const word of wordsOf(id, name))
      await trx.deleteFrom('actor_words').where('word', '=', word).where('actor', '=', id).execute()
  const rows = come.flatMap(({ id, name }) => Array.from(wordsOf(id, name), (word) => ({ word, actor: id })))
  await insert(trx, 'actor_words', rows)
}

/** Sorts behind every letter. */
const LAST = '\u{10ffff}'

/** A subquery of the actors one of whose words begins so. */
export const actorsWith = (db: Kysely<Tables>, word: string) =>
  db
    .selectFrom('actor_words')
    .select('actor')
    .where('word', '>=', word)
    .where('word', '<', word + LAST)

/** Whether more actors' words than `most` begin so. */
export async function areMany(db: Kysely<Tables>, word: string, most: number): Promise<boolean> {
  return (await actorsWith(db, word).limit(1).offset(most).executeTakeFirst()) !== undefined
}

/** Actors looked at for one whose sign is the same: where more may be, it is not told. */
const MOST_ALIKE = 2000

/** Whether no other actor has the same sign in the index of words: one that has begins with a word that the sign begins with. */
export async function isAlone(db: Kysely<Tables>, actor: string): Promise<boolean> {
  const sign = foldedWords(actor).join('')
  const beginnings = Array.from({ length: sign.length }, (_, i) => sign.slice(0, i + 1))
  if (sign === '') return false
  const alike = await db.selectFrom('actor_words').select('actor').where('word', 'in', beginnings).limit(MOST_ALIKE).execute() // biome-ignore format: one line
  return alike.length < MOST_ALIKE && alike.every((a) => a.actor === actor || foldedWords(a.actor).join('') !== sign)
}
