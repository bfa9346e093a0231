import { sliceAll } from '@onrecord/format'
import { days, namesIn, type Table, text, whole } from './table.js'

/** What was tied to what, and by whom: a row for each condition. Offsets as UTF-16 of the first trigger's and last consequence's ends. */
export const conditions: Table = {
  what: 'what was tied to what',
  columns: [
    text('article', 24), text('outlet'), text('published', 12), text('holder', 20), text('form', 8), text('voice', 10),
    text('trigger', 50), text('consequence', 50), text('connective', 12), text('fate', 12), whole('start'), whole('end'),
    text('uri', 40), text('fate_by', 24),
  ], // biome-ignore format: a list of columns
  *rows(article) {
    const name = namesIn(article)
    for (const c of article.conditions) {
      const spans = [...c.trigger, ...c.consequence, ...c.connective]
      yield [
        article.name,
        article.outlet,
        days(article.published),
        name(c.holder),
        c.form,
        c.voice,
        sliceAll(article.text, c.trigger),
        sliceAll(article.text, c.consequence),
        sliceAll(article.text, c.connective) || null,
        c.fate?.state ?? null,
        Math.min(...spans.map((s) => s.start)),
        Math.max(...spans.map((s) => s.end)),
        article.url ?? article.uri,
        c.fate ? `${c.fate.by}, ${c.fate.at}` : null,
      ]
    }
  },
}
