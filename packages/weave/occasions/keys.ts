import { addDays, type Day, dayNumber, daysBetween } from '@onrecord/format'
import { isNarrow } from '../dates.js'
import { keyOf, rankOf } from '../loom/hashes.js'
import type { Instance } from './instance.js'

/** A range of at most so many days is found by each of them, a longer one by its weeks. */
const FEW_DAYS = 3

/**
 * The keys an instance is found by beside the sayings it shares with others: its speaker with the day or the weeks, of an
 * event of many each of its terms with them.
 */
export function keysOf(instance: Instance): number[] {
  const { kind, around, when, speaker, scope, terms } = instance
  if ((kind === null && around.size === 0) || !isNarrow(when)) return []
  const keys = new Set<number>()
  const week = weekOf(when.from!)
  const weeks = Array.from({ length: weekOf(when.to!) - week + 3 }, (_, i) => week - 1 + i)
  for (const w of weeks) keys.add(keyOf(`${speaker} ${w}`, w))
  const days = daysBetween(when.from!, when.to!)
  if (days < FEW_DAYS)
    for (let d = 0; d <= days; d++)
      keys.add(keyOf(`${speaker} ${addDays(when.from!, d)}`, weekOf(addDays(when.from!, d))))
  // Who speaks at an event in one report is looked for where another names the event.
  if (scope === 'many') for (const t of terms) for (const w of weeks) keys.add(keyOf(`${t} ${w}`, w))
  return [...keys]
}

/** What an instance is called where of many some stand for all: the same in every record. */
export const instanceRank = ({ article, speaker, statements, cues }: Instance): number =>
  rankOf(
    `${article.article.name} ${speaker} ${statements.map((s) => s.statement.id).join()} ${cues.map((c) => c.start).join()}`,
  )

const weekOf = (day: Day): number => Math.floor(dayNumber(day) / 7)
