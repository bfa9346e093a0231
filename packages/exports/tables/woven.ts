import { type ReadArticle, type Span, sliceAll } from '@onrecord/format'
import { days, decidedBy, namesIn, number, type Table, text, whole } from './table.js'

/** What somebody is on record for: a row for each entry of the ledger, with the words of the first report. */
export const ledger: Table = {
  what: 'conditions, promises, threats, demands and predictions, and what became of them',
  columns: [
    text('id', 20), text('kind', 12), text('holder', 20), text('state', 12), text('by', 16), text('made', 12),
    text('due', 12), text('needs', 50), text('gives', 50), text('form', 8), whole('reports'), text('article', 24),
    text('evidence', 24), number('evidence_score'),
  ], // biome-ignore format: a list of columns
  *rows(article, { ledger: entries }) {
    const name = namesIn(article)
    for (const e of entries) {
      const [told] = e.evidence
      yield [
        e.id, e.kind, name(e.holder), e.state, e.by, days(e.made), e.due, sliceAll(article.text, e.needs),
        sliceAll(article.text, e.gives) || null, e.form, e.statements.length, article.name,
        told?.article ?? null, told ? Number(told.score.toFixed(2)) : null,
      ] // biome-ignore format: a row
    }
  },
}

/** Where things were said: a row for each report of an occasion. */
export const occasions: Table = {
  what: 'where things were said, a row for each report',
  columns: [
    text('id', 20), text('name', 40), text('kind', 16), text('place', 16), text('days', 12), text('article', 24),
    text('outlet'), whole('statements'), number('score'), text('decided', 24),
  ], // biome-ignore format: a list of columns
  *rows(article, { occasions: all }) {
    for (const o of all)
      yield [
        o.id, o.name, o.kind, o.place, days(o), article.name, article.outlet,
        o.statements.filter((s) => s.article === article.name).length, Number(o.score.toFixed(2)), decidedBy(o.decided),
      ] // biome-ignore format: a row
  },
}

/** The same thing said: a row for each report of it. */
export const utterances: Table = {
  what: 'the same thing said, a row for each report',
  columns: [
    text('id', 20), text('speaker', 20), text('days', 12), text('article', 24), text('outlet'), text('content', 80),
    whole('start'), whole('end'), number('score'), text('decided', 24),
  ], // biome-ignore format: a list of columns
  *rows(article, { utterances: all }) {
    const name = namesIn(article)
    for (const u of all)
      for (const s of u.statements)
        if (s.article === article.name)
          yield [
            u.id, name(u.speaker), days(u), article.name, article.outlet, ...placed(article, s.content),
            Number(u.score.toFixed(2)), decidedBy(u.decided),
          ] // biome-ignore format: a row
  },
}

/** Where reports differ: a row for each side of a difference. */
export const differences: Table = {
  what: 'where reports of one occasion differ, a row for each side',
  columns: [
    text('id', 20), text('kind', 14), text('occasion', 20), text('article', 24), text('outlet'), text('words', 80),
    whole('start'), whole('end'), number('rank'), text('why', 40),
  ], // biome-ignore format: a list of columns
  *rows(article, { differences: all }) {
    for (const d of all)
      for (const side of d.spans)
        if (side.article === article.name)
          yield [
            d.id, d.kind, d.occasion, article.name, article.outlet, ...placed(article, side.spans),
            Number(d.rank.toFixed(2)), d.why[0]?.rule ?? null,
          ] // biome-ignore format: a row
  },
}

/** Which articles make which story: a row for each article of each. */
export const stories: Table = {
  what: 'which articles are about one matter, a row for each',
  columns: [text('id', 20), text('name', 40), text('article', 24), text('outlet'), text('published', 12), text('decided', 24)], // biome-ignore format: a list of columns
  *rows(article, { stories: all }) {
    for (const s of all)
      yield [s.id, s.name, article.name, article.outlet, days(article.published), decidedBy(s.decided)]
  },
}

/** Which articles repeat which: a row for each copy. */
export const copies: Table = {
  what: 'which articles repeat which',
  columns: [text('article', 24), text('outlet'), text('original', 24), text('wire', 12), text('kind', 8), number('share'), text('decided', 24)], // biome-ignore format: a list of columns
  *rows(article, { copies: all }) {
    for (const c of all)
      yield [article.name, article.outlet, c.original, c.wire, c.kind, Number(c.share.toFixed(2)), decidedBy(c.decided)]
  },
}

/** The words at some places, and where the first begins and the last ends. */
const placed = ({ text: all }: ReadArticle, spans: readonly Span[]) =>
  [sliceAll(all, spans), spans[0]?.start ?? null, spans.at(-1)?.end ?? null] as const
