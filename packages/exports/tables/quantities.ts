import { slice } from '@onrecord/format'
import { number, type Table, text, whole } from './table.js'

/** Numbers and what they count: a row for each quantity. */
export const quantities: Table = {
  what: 'numbers and what they count',
  columns: [
    text('article', 24), text('outlet'), text('words', 24), number('value'), number('high'), text('unit'), whole('start'),
    whole('end'),
  ], // biome-ignore format: a list of columns
  *rows(article) {
    for (const q of article.quantities)
      yield [article.name, article.outlet, slice(article.text, q), q.value, q.high ?? null, q.unit, q.start, q.end]
  },
}
