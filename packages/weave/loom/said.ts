import { articleOf, itemOf, type Key, type Loom, type Thing, type Tie, thingOf } from '@onrecord/format/loom'
import { keysOf, statementRank } from '../utterances/keys.js'
import { mayBeOne } from '../utterances/noted.js'
import { weighed } from '../utterances/utterances.js'
import { articlesOf, exchange, isOf, Pairs } from './buckets.js'
import type { Change } from './change.js'
import type { Library } from './library.js'
import { retie, untie } from './retie.js'

/** Ties statements that likely report the same act of speaking, by what the two say alone. Gives the ties that changed. */
export async function tieStatements(loom: Loom, library: Library, { gone, come }: Change): Promise<readonly Tie[]> {
  const { lexis, context } = library
  const keys: Key[] = []
  for (const no of come)
    library.at(no).prepared.statements.forEach((s, i) => {
      const rank = statementRank(s)
      for (const key of keysOf(s, lexis, context.knowledge)) keys.push({ key, thing: thingOf(no, i), rank })
    })
  const lost = await untie(loom, 'said', gone)
  const turnover = await exchange(loom, 'statement', gone, keys)
  // Most pairs fall by what is noted of them; the articles of the others are looked at.
  const said = (t: Thing) => library.note('said', articleOf(t))[itemOf(t)]
  const likely = new Pairs()
  await library.needNotes('said', articlesOf(turnover.gained.things()))
  for (const [x, y] of turnover.gained) {
    const [a, b] = [said(x), said(y)]
    // An article that waits to be woven again may have fewer than it had.
    if (a && b && mayBeOne(a, b, context.knowledge)) likely.add(x, y)
  }
  await library.need(articlesOf(likely.things()))
  const weigh = (x: Thing, y: Thing) => {
    if (!likely.has(x, y)) return null
    const [a, b] = inOrder(library, x, y)
    const pair = weighed(library.statement(a), library.statement(b), lexis, context.knowledge, false)
    if (!pair) return null
    return { score: pair.logit, rankA: statementRank(library.statement(x)), rankB: statementRank(library.statement(y)) }
  }
  return [...lost, ...(await retie(loom, 'said', 'statement', turnover, weigh, isOf(come)))]
}

/** Two things in the order of their articles' names, so that it does not matter which came first. */
export function inOrder(library: Library, x: Thing, y: Thing): readonly [Thing, Thing] {
  const [[a], [b]] = [articlesOf([x]), articlesOf([y])]
  if (a === b) return x < y ? [x, y] : [y, x]
  return library.at(a!).prepared.article.name < library.at(b!).prepared.article.name ? [x, y] : [y, x]
}
