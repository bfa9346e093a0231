import { sliceAll } from '@onrecord/format'
import { days, type Table, text, whole } from './table.js'

/** Where words that were searched for stand: a row for each passage, with how often they stand in its article. */
export const passages: Table = {
  what: 'where words that were searched for stand',
  columns: [
    text('article', 24), text('outlet'), text('published', 12), text('title', 40), text('words', 80), whole('start'),
    whole('end'), whole('hits'), text('statements', 16), text('uri', 40),
  ], // biome-ignore format: a list of columns
  *rows(article, { passages: all }) {
    for (const { snippet, hits, statements } of all)
      yield [
        article.name,
        article.outlet,
        days(article.published),
        article.title,
        sliceAll(article.text, [snippet]),
        snippet.start,
        snippet.end,
        hits.length,
        statements.join(' ') || null,
        article.url ?? article.uri,
      ]
  },
}
