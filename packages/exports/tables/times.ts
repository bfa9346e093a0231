import { slice } from '@onrecord/format'
import { type Table, text, whole } from './table.js'

/** Days that are named: a row for each time expression. */
export const times: Table = {
  what: 'days that are named',
  columns: [
    text('article', 24), text('outlet'), text('words', 24), text('from', 12), text('to', 12), whole('start'), whole('end'),
  ], // biome-ignore format: a list of columns
  *rows(article) {
    for (const t of article.times)
      yield [article.name, article.outlet, slice(article.text, t), t.from, t.to, t.start, t.end]
  },
}
