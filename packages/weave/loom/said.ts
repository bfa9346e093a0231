import { articleOf, itemOf, type Key, type Loom, type Thing, type Tie, thingOf } from '@onrecord/format/loom'
import { keysOf } from '../utterances/keys.js'
import type { Shown } from '../utterances/shown.js'
import { weighed } from '../utterances/utterances.js'
import { articlesOf, exchange, isOf } from './buckets.js'
import type { Change } from './change.js'
import type { Library } from './library.js'
import { retie, untie } from './retie.js'

/** Ties statements that likely report the same act of speaking, by what the two say alone. Gives the ties that changed. */
export async function tieStatements(
  loom: Loom,
  library: Library,
  { gone, come, same }: Change,
): Promise<readonly Tie[]> {
  const { lexis, context } = library
  const keys: Key[] = []
  for (const no of come) {
    const { ranks } = library.note('said', no).note
    library.at(no).prepared.statements.forEach((s, i) => {
      const rank = ranks[i]!
      for (const key of keysOf(s, lexis, context.knowledge)) keys.push({ key, thing: thingOf(no, i), rank })
    })
  }
  const turnover = await exchange(loom, 'statement', gone, keys, same.statement)
  const lost = await untie(loom, 'said', gone, turnover.stays)
  // What is noted is all that they are compared by.
  await library.needNotes('said', articlesOf(turnover.gained.things()))
  const weigh = (x: Thing, y: Thing) => {
    const [a, b] = [shownAt(library, x), shownAt(library, y)]
    // An article that waits to be woven again may have fewer than it had.
    const pair = a && b && weighed(...ordered(a, b), context.knowledge, false)
    return pair ? { score: pair.logit, rankA: a.rank, rankB: b.rank } : null
  }
  return [...lost, ...(await retie(loom, 'said', 'statement', turnover, weigh, isOf(come)))]
}

/** A statement of an article that is at hand, or whose notes are, as it is compared. */
export const shownAt = (library: Library, statement: Thing): Shown | undefined =>
  library.note('said', articleOf(statement)).at(itemOf(statement))

/** Two statements in the order of their articles' names, so that it does not matter which came first. */
export function ordered(a: Shown, b: Shown): readonly [Shown, Shown] {
  const isFirst = a.article.name === b.article.name ? a.item < b.item : a.article.name < b.article.name
  return isFirst ? [a, b] : [b, a]
}
