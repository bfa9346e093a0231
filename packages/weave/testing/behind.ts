import type { ReadArticle } from '@onrecord/format'
import type { ArticleNo } from '@onrecord/format/loom'
import type { WeaveContext } from '../context.js'
import { library } from '../loom/library.js'
import { memoryLoom } from '../loom/memory-loom.js'
import { update } from '../loom/update.js'

/** What is woven of articles of which some (`come`) came behind others, and which articles were read for those; all by their places in the list. */
export async function behind(
  articles: readonly ReadArticle[],
  before: readonly ArticleNo[],
  come: readonly ArticleNo[],
  context: WeaveContext,
) {
  const on = new Map<ArticleNo, ReadArticle>(before.map((no) => [no, articles[no]!]))
  const loom = memoryLoom(on)
  await update(loom, library(context), before)
  for (const no of come) on.set(no, articles[no]!)
  const read = new Set<ArticleNo>()
  const watched: typeof loom = {
    ...loom,
    readings(some) {
      for (const no of some) read.add(no)
      return loom.readings(some)
    },
  }
  await update(watched, library(context), come)
  return { woven: loom.woven(), read: [...read].sort() }
}
