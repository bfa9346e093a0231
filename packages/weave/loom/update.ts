import type { ArticleNo, Loom } from '@onrecord/format/loom'
import { keepAccounts } from './accounts.js'
import { where } from './change.js'
import { findDifferences } from './differing.js'
import { gatherOccasions } from './events.js'
import type { Library } from './library.js'
import { groupStories } from './matters.js'
import { tieStatements } from './said.js'
import { sameAs } from './same.js'
import { tellUtterances, tieTogether } from './sayings.js'
import { findCopies } from './texts.js'

/**
 * Brings everything that is woven in step with articles that changed: that came, went or read otherwise. What is made
 * depends on the articles the loom has alone, neither on the order they came in nor on where they were cut into batches.
 */
export async function update(loom: Loom, library: Library, articles: Iterable<ArticleNo>): Promise<void> {
  const due = [...new Set(articles)]
  library.on(loom)
  library.forget(due)
  await library.need(due)
  const come = due.filter((no) => library.has(no))
  const gone = await loom.entered(due)
  const notes = new Map(come.map((no) => [no, library.packed(no)]))
  const again = gone.filter((no) => library.has(no))
  const left = new Set(due.filter((no) => !library.has(no)))
  const change = { gone, come, left, same: await sameAs(loom, library, again, notes) }
  const said = await tieStatements(loom, library, change)
  const occasions = await gatherOccasions(loom, library, change, said)
  // Shared words find the occasion, and the occasion lets weaker likenesses count.
  const together = await tieTogether(loom, library, change, occasions)
  const utterances = await tellUtterances(loom, library, change, [...said, ...together])
  await findDifferences(loom, library, occasions, utterances)
  await keepAccounts(loom, library, change, utterances)
  await findCopies(loom, library, where(change, change.same.text))
  await groupStories(loom, library, where(change, change.same.matter))
  await loom.enter(notes, gone)
}
