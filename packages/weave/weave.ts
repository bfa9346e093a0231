import type { ReadArticle, Woven } from '@onrecord/format'
import type { WeaveContext } from './context.js'
import { copies } from './copies/copies.js'
import { differences } from './differences/differences.js'
import { byText } from './ids.js'
import { ledger } from './ledger/ledger.js'
import { occasions } from './occasions/occasions.js'
import { prepare } from './prepared.js'
import { stories } from './stories/stories.js'
import { likelyPairs, pairsTogether, utterancesOf } from './utterances/utterances.js'
import { lexis } from './words/lexis.js'

/**
 * Links read articles: copies, utterances, occasions, differences, stories, the ledger. A pure function; the order of the articles
 * changes nothing. Articles are told apart by name; of two with one name the first by address counts.
 *
 * Everything is made in three steps that also serve an incremental weaver: keys per thing, pairs of things that share a
 * key, the closure of the pairs found true. A pair depends on its two things and the frozen word weights alone, so that
 * a new article adds keys, pairs and joins without touching what it is not near to.
 */
export function weave(articles: readonly ReadArticle[], context: WeaveContext): Woven {
  const words = lexis(context)
  const sorted = [...articles].sort((a, b) => byText(a.name, b.name) || byText(a.uri, b.uri))
  const prepared = sorted.filter((a, i) => a.name !== sorted[i - 1]?.name).map((a) => prepare(a, words))
  const pairs = likelyPairs(prepared, words, context.knowledge)
  const gathered = occasions(prepared, utterancesOf(prepared, pairs, words, context.knowledge), words, context)
  // Shared words find the occasion, and the occasion lets weaker likenesses count.
  const together = pairsTogether(
    gathered.map((g) => g.statements),
    words,
    context.knowledge,
  )
  const linked = utterancesOf(prepared, [...pairs, ...together], words, context.knowledge)
  return {
    copies: copies(prepared),
    utterances: linked.map((l) => l.utterance).sort((a, b) => byText(a.id, b.id)),
    occasions: gathered.map((g) => g.occasion),
    differences: differences(prepared, linked, gathered, words, context),
    stories: stories(prepared, words),
    ledger: ledger(prepared, linked, words, context),
  }
}
