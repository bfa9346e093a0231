import type { DayRange, Occasion, Published } from '@onrecord/format'
import type { ArticleRow, OnRecord, StatementRow } from '@onrecord/record'
import type { CourseEntries, CourseEntry, CourseQuery } from './types.js'

const ALL = 1_000_000
/** Statements shown with each entry. */
const EACH = 3

type Found =
  | { readonly kind: 'occasion'; readonly range: DayRange; readonly occasion: Occasion }
  | { readonly kind: 'article'; readonly range: Published; readonly article: ArticleRow }

/**
 * Occasions and articles in order of time. What was said at an occasion stands with it and not again with the article.
 * Only the page asked for is looked up in full.
 */
export async function entriesOf(
  record: OnRecord,
  { story, from, to, limit = 30, offset = 0 }: CourseQuery & { readonly limit?: number; readonly offset?: number },
): Promise<CourseEntries> {
  const articles = await record.articles({ ...(story !== undefined && { story }), limit: ALL })
  const here = new Map(articles.map((a) => [a.name, a]))
  const occasions = (await record.occasions()).filter((o) => o.articles.some((name) => here.has(name)))
  const all: Found[] = [
    ...occasions.map((occasion): Found => ({ kind: 'occasion', range: occasion, occasion })),
    ...articles.map((article): Found => ({ kind: 'article', range: article.published, article })),
  ]
  const day = (r: DayRange) => `${r.from ?? r.to ?? '9999'} ${r.to ?? r.from ?? '9999'}`
  const shown = all
    .filter(({ range }) => (to === undefined || day(range).slice(0, 10) <= to) && (from === undefined || day(range).slice(-10) >= from)) // biome-ignore format: one line
    .sort((a, b) => (day(a.range) < day(b.range) ? -1 : day(a.range) > day(b.range) ? 1 : 0))
  const entries: CourseEntry[] = []
  for (const each of shown.slice(offset, offset + limit))
    entries.push(each.kind === 'occasion' ? await held(record, each.occasion, here) : await told(record, each.article))
  return { total: shown.length, entries }
}

async function held(record: OnRecord, occasion: Occasion, here: ReadonlyMap<string, ArticleRow>): Promise<CourseEntry> {
  const said = (await record.resolve(occasion.statements)).filter((s) => s !== null)
  return {
    id: occasion.id,
    kind: occasion.kind,
    title: occasion.name,
    article: null,
    from: occasion.from,
    to: occasion.to,
    basis: 'given',
    sources: occasion.articles.flatMap((name) => {
      const row = here.get(name)
      return row ? [{ article: name, outlet: row.outlet }] : []
    }),
    count: said.length,
    statements: said.sort(telling).slice(0, EACH),
  }
}

async function told(record: OnRecord, article: ArticleRow): Promise<CourseEntry> {
  const [said, occasions] = await Promise.all([
    record.statements({ article: article.name, order: 'place', limit: 2000 }),
    record.occasions({ article: article.name }),
  ])
  const elsewhere = new Set(occasions.flatMap((o) => o.statements.flatMap((s) => (s.article === article.name ? (s.id ?? []) : [])))) // biome-ignore format: one line
  const own = said.filter((s) => !elsewhere.has(s.id))
  return {
    id: article.key,
    kind: 'article',
    title: article.title,
    article: article.name,
    from: article.published.from,
    to: article.published.to,
    basis: article.published.basis,
    sources: [{ article: article.name, outlet: article.outlet }],
    count: own.length,
    statements: own.sort(telling).slice(0, EACH),
  }
}

/** Telling statements first: quoted ones and ones that commit, then long ones, as far as a list needs an order. */
const telling = (a: StatementRow, b: StatementRow): number =>
  a.depth - b.depth || weight(b) - weight(a) || (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0)
const weight = (s: StatementRow): number =>
  (s.kind === 'indirect' ? 0 : 2) +
  (s.act === 'say' || s.act === 'believe' ? 0 : 1) +
  Math.min(1, s.contentText.length / 400) +
  s.confidence
