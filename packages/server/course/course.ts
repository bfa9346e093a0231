import type { DayRange, Occasion, StatementRef } from '@onrecord/format'
import type { ArticleRow, OnRecord, StatementRow } from '@onrecord/record'
import { courseConditions } from './conditions.js'
import { kept } from './kept.js'
import { type Rows, rowsOf } from './rows.js'
import { binsOf, seriesOf } from './series.js'
import type { Course, CourseMark, CourseOccasion, CourseQuery, CourseReports } from './types.js'

/** Statements that can be told apart as marks; above it a picture counts them. */
const MOST_MARKS = 2000
/** Articles drawn one by one; above it those of the same days are one bar. */
const MOST_REPORTS = 400
const MOST_CONDITIONS = 300
const MOST_OCCASIONS = 300
const ALL = 1_000_000
const WORDS = 280

/** The course of a matter, small enough to be drawn at once, however many articles tell it. */
export async function courseOf(record: OnRecord, query: CourseQuery): Promise<Course> {
  const { story, from, to, rows: most = 8 } = query
  const period = { ...(story !== undefined && { story }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) } // biome-ignore format: one line
  const articles = await record.articles({ ...(story !== undefined && { story }), limit: ALL })
  const tallies = await kept(record, `tally ${JSON.stringify(period)}`, () => record.tally(period))
  const actors = await record.actors({ limit: ALL })
  const names = new Map(actors.map((a) => [a.id, a.name]))
  const bins = binsOf(tallies)
  const rows = rowsOf(tallies, most, (id) => names.get(id) ?? id)
  const total = await record.countStatements(period)
  const conditions = await record.conditions({ ...(story !== undefined && { story }), order: 'latest', limit: MOST_CONDITIONS }) // biome-ignore format: one line
  const within = (range: DayRange) =>
    (to === undefined || (range.from ?? range.to ?? '') <= to) &&
    (from === undefined || (range.to ?? range.from ?? '') >= from)
  const shown = articles.filter((a) => within(a.published))
  const days = articles.flatMap((a) => [a.published.from ?? [], a.published.to ?? []].flat()).sort()
  return {
    articles: articles.length,
    outlets: new Set(articles.flatMap((a) => a.outlet ?? [])).size,
    statements: total,
    conditions: articles.reduce((n, a) => n + a.conditions, 0),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    rows: rows.rows,
    bins,
    series: bins === null ? [] : seriesOf(tallies, rows, bins),
    marks:
      total > MOST_MARKS ? null : (await record.statements({ ...period, limit: MOST_MARKS })).map((s) => mark(s, rows)),
    occasions: occasionsIn(await record.occasions(), articles, names)
      .filter(within)
      .slice(0, MOST_OCCASIONS),
    given: await courseConditions(
      record,
      conditions.filter((c) => within(c.made)),
      story,
    ),
    reports: reportsOf(shown),
  }
}

function mark(s: StatementRow, rows: Rows): CourseMark {
  const said = (s.said.from ?? s.said.to) === null ? s.published : s.said
  return {
    row: rows.of(s.speaker),
    article: s.article,
    outlet: s.outlet,
    id: s.id,
    act: s.act,
    negated: s.negated,
    who: s.speakerName ?? s.sourceText,
    words: s.contentText.slice(0, WORDS),
    confidence: s.confidence,
    from: said.from,
    to: said.to,
  }
}

/** Occasions that these articles report, those with the most reports first. */
function occasionsIn(
  occasions: readonly Occasion[],
  articles: readonly ArticleRow[],
  names: ReadonlyMap<string, string>,
): CourseOccasion[] {
  const here = new Map(articles.map((a) => [a.name, a.outlet]))
  return occasions
    .filter((o) => (o.from ?? o.to) !== null && o.articles.some((name) => here.has(name)))
    .sort((a, b) => b.articles.length - a.articles.length || b.statements.length - a.statements.length)
    .map((o) => ({
      id: o.id,
      name: o.name,
      kind: o.kind,
      from: o.from,
      to: o.to,
      sources: o.articles.map((article) => ({ article, outlet: here.get(article) ?? null })),
      statements: distinctPlaces(o.statements),
      speakers: o.actors.map((id) => names.get(id) ?? id),
    }))
}

const distinctPlaces = (refs: readonly StatementRef[]): number =>
  new Set(refs.map((r) => `${r.article} ${r.content[0]?.start ?? 0}`)).size

/** Articles one by one, or counted by their days where they are many. */
function reportsOf(articles: readonly ArticleRow[]): CourseReports[] {
  const dated = articles.filter((a) => (a.published.from ?? a.published.to) !== null)
  const one = (a: ArticleRow): CourseReports => {
    const { from, to } = a.published
    return { from, to, n: 1, article: a.name, title: a.title, outlet: a.outlet, statements: a.statements }
  }
  if (dated.length <= MOST_REPORTS) return dated.map(one)
  const byDays = new Map<string, CourseReports>()
  for (const a of dated) {
    const key = `${a.published.from} ${a.published.to}`
    const known = byDays.get(key)
    if (!known) byDays.set(key, one(a))
    else
      byDays.set(key, {
        ...known,
        n: known.n + 1,
        statements: known.statements + a.statements,
        article: null,
        title: null,
        outlet: null,
      })
  }
  return [...byDays.values()]
}
