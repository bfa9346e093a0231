import type { ReadArticle, Woven } from '@onrecord/format'
import type { WeaveContext } from './context.js'
import { byText } from './ids.js'
import { library } from './loom/library.js'
import { memoryLoom } from './loom/memory-loom.js'
import { update } from './loom/update.js'

/**
 * Links read articles: copies, utterances, occasions, differences, stories, the ledger. Gives a function of the articles
 * alone, whatever their order. Articles are told apart by name; of two with one name the first by address counts. What
 * keeps its loom links the next article without weaving the others again (`update`), with the same outcome.
 */
export async function weave(articles: readonly ReadArticle[], context: WeaveContext): Promise<Woven> {
  const sorted = [...articles].sort((a, b) => byText(a.name, b.name) || byText(a.uri, b.uri))
  const numbered = new Map(sorted.filter((a, i) => a.name !== sorted[i - 1]?.name).map((a, i) => [i, a]))
  const loom = memoryLoom(numbered)
  await update(loom, library(context, Number.POSITIVE_INFINITY), numbered.keys())
  return loom.woven()
}
