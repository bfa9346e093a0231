import { createHash } from 'node:crypto'
import { hull, type ReadArticle, rangesMeet, type Span, sliceAll, type Woven } from '@onrecord/format'
import type { ArticleRow, ConditionRow, OnRecord, Page, Quote, StatementRow } from '@onrecord/record'

/** A record held in memory, built from read articles and their links: what the server's and the desk's tests ask. */
export function memoryRecord(articles: readonly ReadArticle[], woven: Woven): OnRecord {
  const byName = new Map(articles.map((a) => [a.name, a]))
  const names = new Map(articles.flatMap((a) => a.actors.map((actor) => [actor.id, actor.name] as const)))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  const rows = articles
    .map(articleRow)
    .sort((a, b) => order(a.published.from, b.published.from) || order(a.name, b.name))
  const statements = articles.flatMap((a) => statementRows(a, nameOf))
  const conditions = articles.flatMap((a) => conditionRows(a, nameOf))
  const refused = () => Promise.reject(new Error('memory: this record is read only'))
  const quoteOf = ({ article, spans }: { article: string; spans: readonly Span[] }): Quote | null => {
    const a = byName.get(article)
    return a && spans.length > 0
      ? {
          article,
          outlet: a.outlet,
          title: a.title,
          published: a.published,
          spans,
          texts: spans.map((s) => a.text.slice(s.start, s.end)),
          line: lineOf(a.text, spans[0]!.start),
        }
      : null
  }
  const matching = (q: Parameters<OnRecord['statements']>[0] = {}) =>
    statements
      .filter(
        (s) =>
          (q.by === undefined || s.speakers.includes(q.by)) &&
          (q.about === undefined || s.targets.includes(q.about)) &&
          (q.act === undefined || s.act === q.act) &&
          (q.kind === undefined || s.kind === q.kind) &&
          (q.outlet === undefined || s.outlet === q.outlet) &&
          (q.article === undefined || s.article === q.article) &&
          (q.words === undefined || s.contentText.toLowerCase().includes(q.words.toLowerCase())) &&
          rangesMeet(s.said, { from: q.from ?? null, to: q.to ?? null }),
      )
      .sort((a, b) => (q.order === 'place' ? 0 : order(a.said.from, b.said.from)))

  return {
    where: 'memory',
    add: refused,
    has: async () => false,
    counts: async () => ({
      articles: articles.length,
      statements: statements.length,
      conditions: conditions.length,
      events: articles.reduce((n, a) => n + a.events.length, 0),
      actors: names.size,
    }),
    articles: async (q = {}) =>
      paged(
        rows.filter(
          (row) =>
            (q.outlet === undefined || row.outlet === q.outlet) &&
            (q.actor === undefined || byName.get(row.name)?.actors.some((a) => a.id === q.actor)) &&
            (q.story === undefined || woven.stories.some((s) => s.id === q.story && s.articles.includes(row.name))) &&
            rangesMeet(row.published, { from: q.from ?? null, to: q.to ?? null }),
        ),
        q,
      ),
    articleRow: async (name) => rows.find((row) => row.name === name || row.key === name) ?? null,
    editions: async (name) => rows.filter((row) => row.name === name || row.key === name),
    article: async (name) => byName.get(name) ?? null,
    statements: async (q = {}) => paged(matching(q), q),
    countStatements: async (q) => matching(q).length,
    resolve: async (refs) =>
      refs.map((ref) => statements.find((s) => s.article === ref.article && same(s.content, ref.content)) ?? null),
    quotes: async (places) => places.map(quoteOf).filter((q) => q !== null),
    conditions: async (q = {}) =>
      paged(
        conditions.filter(
          (c) =>
            (q.holder === undefined || c.holder === q.holder) &&
            (q.article === undefined || c.article === q.article) &&
            (q.form === undefined || c.form === q.form),
        ),
        q,
      ),
    events: async () => [],
    actors: async (q = {}) =>
      paged(
        [...names]
          .map(([id, name]) => ({
            id,
            name,
            type: articles.flatMap((a) => a.actors).find((a) => a.id === id)!.type,
            articles: articles.filter((a) => a.actors.some((actor) => actor.id === id)).length,
            statements: statements.filter((s) => s.speakers.includes(id)).length,
            about: statements.filter((s) => s.targets.includes(id)).length,
          }))
          .filter((a) => q.words === undefined || a.name.toLowerCase().includes(q.words.toLowerCase()))
          .filter((a) => q.type === undefined || a.type === q.type)
          .sort((a, b) => b.statements - a.statements || order(a.name, b.name)),
        q,
      ),
    search: async (words, q = {}) =>
      paged(
        articles.filter((a) => q.outlet === undefined || a.outlet === q.outlet).flatMap((a) => hits(a, words)),
        q,
      ),
    readings: async function* () {
      yield* articles
    },
    stale: async () => [],
    saveWoven: refused,
    wovenState: async () => ({ articles: 'memory', woven: 'memory' }),
    copies: async () => [...woven.copies],
    utterances: async (q = {}) =>
      woven.utterances.filter(
        (u) =>
          (q.speaker === undefined || u.speaker === q.speaker) &&
          (q.article === undefined || u.statements.some((s) => s.article === q.article)),
      ),
    occasions: async (q = {}) =>
      woven.occasions.filter(
        (o) =>
          (q.article === undefined || o.articles.includes(q.article)) &&
          (q.actor === undefined || o.actors.includes(q.actor)),
      ),
    occasion: async (id) => woven.occasions.find((o) => o.id === id) ?? null,
    differences: async (q = {}) =>
      woven.differences.filter(
        (d) =>
          (q.occasion === undefined || d.occasion === q.occasion) &&
          (q.articles === undefined || q.articles.every((name) => d.articles.includes(name))),
      ),
    stories: async () => [...woven.stories],
    ownActors: async () => [],
    saveOwnActors: refused,
    check: async () => [],
    close: async () => {},
  }
}

const order = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)
const paged = <T>(list: readonly T[], { limit = 100, offset = 0 }: Page): T[] => list.slice(offset, offset + limit)
const same = (a: readonly Span[], b: readonly Span[]) => a[0]?.start === b[0]?.start && a.at(-1)?.end === b.at(-1)?.end
const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length

const articleRow = (a: ReadArticle): ArticleRow => ({
  key: createHash('sha256').update(a.name).update(a.text).digest('hex').slice(0, 16),
  name: a.name,
  uri: a.uri,
  url: a.url ?? null,
  title: a.title,
  outlet: a.outlet,
  byline: a.byline,
  wire: a.wire,
  language: a.language,
  published: a.published,
  edition: 1,
  statements: a.statements.length,
  conditions: a.conditions.length,
  words: a.text.split(/\s+/).length,
})

const statementRows = (a: ReadArticle, nameOf: (id: string | null) => string | null): StatementRow[] =>
  a.statements.map((s) => ({
    ...s,
    article: a.name,
    outlet: a.outlet,
    title: a.title,
    published: a.published,
    sourceText: sliceAll(a.text, s.source),
    cueText: sliceAll(a.text, s.cue),
    contentText: sliceAll(a.text, s.content),
    speakerName: nameOf(s.speaker),
    line: lineOf(a.text, s.content[0]!.start),
  }))

const conditionRows = (a: ReadArticle, nameOf: (id: string | null) => string | null): ConditionRow[] =>
  a.conditions.map((c, i) => {
    const whole = hull([...c.trigger, ...c.consequence, ...c.connective])!
    const said = a.statements.find((s) => s.id === c.statement)?.said
    return {
      ...c,
      id: `${a.name}-${i}`,
      article: a.name,
      outlet: a.outlet,
      published: a.published,
      holderName: nameOf(c.holder),
      triggerText: sliceAll(a.text, c.trigger),
      consequenceText: sliceAll(a.text, c.consequence),
      connectiveText: sliceAll(a.text, c.connective),
      whole,
      wholeText: a.text.slice(whole.start, whole.end),
      made: said ?? { from: a.published.from, to: a.published.to },
      line: lineOf(a.text, whole.start),
    }
  })

function hits(a: ReadArticle, words: string) {
  const wanted = words.toLowerCase().replace(/"/g, '').split(/\s+/).filter(Boolean)
  const text = a.text.toLowerCase()
  const first = wanted[0]
  if (first === undefined || !wanted.every((word) => text.includes(word))) return []
  const found: Span[] = []
  for (let at = text.indexOf(first); at !== -1; at = text.indexOf(first, at + 1))
    found.push({ start: at, end: at + first.length })
  const start = Math.max(0, found[0]!.start - 80)
  const snippet = { start, end: Math.min(a.text.length, start + 240) }
  const inside = (s: Span) => s.start >= snippet.start && s.end <= snippet.end
  return [
    {
      article: a.name,
      outlet: a.outlet,
      title: a.title,
      published: a.published,
      snippet,
      snippetText: a.text.slice(snippet.start, snippet.end),
      hits: found.filter(inside),
      statements: a.statements
        .filter((s) => s.content.some((c) => found.some((f) => f.start >= c.start && f.end <= c.end)))
        .map((s) => s.id),
    },
  ]
}
