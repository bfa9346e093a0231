import { slice } from '@onrecord/format'
import { namesIn, type Table, text, whole } from './table.js'

/** Who did what to whom (PLOVER types): a row for each event; `aux` tells what is only planned, supposed, past or denied. */
export const events: Table = {
  what: 'who did what to whom',
  columns: [
    text('article', 24), text('outlet'), text('from', 12), text('to', 12), text('actor', 20), text('type', 12),
    text('mode', 14), text('aux', 14), text('recipient', 20), text('words', 60), text('statement', 10), whole('start'),
    whole('end'), text('uri', 40),
  ], // biome-ignore format: a list of columns
  *rows(article) {
    const name = namesIn(article)
    for (const e of article.events)
      yield [
        article.name,
        article.outlet,
        e.from,
        e.to,
        name(e.actor),
        e.type,
        e.mode,
        e.aux,
        name(e.recipient),
        slice(article.text, e.span),
        e.statement,
        e.span.start,
        e.span.end,
        article.url ?? article.uri,
      ]
  },
}
