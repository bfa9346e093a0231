import { sliceAll } from '@onrecord/format'
import { days, decidedBy, namesIn, number, type Table, text, truth, whole } from './table.js'

/** Who said what: a row for each statement. `start` and `end` are UTF-16 offsets of its content in the article's text. */
export const statements: Table = {
  what: 'who said what',
  columns: [
    text('article', 24), text('outlet'), text('published', 12), text('speaker', 20), text('act', 10), truth('negated'),
    text('said_from', 12), text('said_to', 12), text('kind', 10), text('source', 20), text('cue', 12), text('content', 80),
    text('targets', 20), whole('start'), whole('end'), number('confidence'), text('uri', 40), text('decided', 24),
  ], // biome-ignore format: a list of columns
  *rows(article) {
    const name = namesIn(article)
    for (const s of article.statements)
      yield [
        article.name,
        article.outlet,
        days(article.published),
        s.speakers.map(name).join('; ') || null,
        s.act,
        s.negated,
        s.said.from,
        s.said.to,
        s.kind,
        sliceAll(article.text, s.source),
        sliceAll(article.text, s.cue),
        sliceAll(article.text, s.content),
        s.targets.map(name).join('; ') || null,
        s.content[0]?.start ?? null,
        s.content.at(-1)?.end ?? null,
        Number(s.confidence.toFixed(2)),
        article.url ?? article.uri,
        decidedBy(s.decided),
      ]
  },
}
