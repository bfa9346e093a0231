import type { Woven } from '@onrecord/format'
import type { Articles } from './articles.js'

/**
 * The whole record as JSON Lines: every article as FORMAT.md has it, in the order given, then what links them, a line
 * each with its `link` (`copy`, `utterance`, `occasion`, `difference`, `story`, `ledger`). The same record gives the same bytes.
 */
export async function* jsonl(articles: Articles, woven: Woven): AsyncIterable<string> {
  for await (const article of articles) yield `${JSON.stringify(article)}\n`
  const lists = {
    copy: woven.copies,
    utterance: woven.utterances,
    occasion: woven.occasions,
    difference: woven.differences,
    story: woven.stories,
    ledger: woven.ledger,
  }
  for (const [link, list] of Object.entries(lists))
    for (const line of list) yield `${JSON.stringify({ link, ...line })}\n`
}
