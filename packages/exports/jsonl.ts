import type { Woven } from '@onrecord/format'
import type { Articles, ExportOptions } from './articles.js'
import { linksBy, tableOf } from './tables/index.js'

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

/** The rows of one list as JSON Lines, an object each: its columns by their names. */
export async function* jsonlRows(
  articles: Articles,
  { list = 'statements', ...linking }: ExportOptions = {},
): AsyncIterable<string> {
  const { columns, rows } = tableOf(list)
  const links = linksBy(linking)
  for await (const article of articles)
    for (const row of rows(article, links(article.name)))
      yield `${JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])))}\n`
}
