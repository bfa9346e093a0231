import type { DayRange, StatementRef } from '@onrecord/format'
import type { ArticleDays, ArticleRow, OnRecord, StatementRow } from '@onrecord/record'
import { kept } from '../kept.js'
import { courseConditions } from './conditions.js'
import type { Rows } from './rows.js'
import { seriesOf } from './series.js'
import { talliedOf } from './tallied.js'
import type { Course, CourseMark, CourseOccasion, CourseQuery, CourseReports } from './types.js'

/** Statements that can be told apart as marks; above it a picture counts them. */
const MOST_MARKS = 2000
/** Articles of a record that are looked up one by one; of more only their days are. */
const MOST_LISTED = 5000
/** Articles drawn one by one; above it those of the same days are one bar. */
const MOST_REPORTS = 400
const MOST_CONDITIONS = 150
const MOST_OCCASIONS = 300
const ALL = 1_000_000
const WORDS = 280

/** The course of a matter, small enough to be drawn at once, however many articles tell it. */
export async function courseOf(record: OnRecord, query: CourseQuery): Promise<Course> {
  const { story, from, to, rows: most = 8 } = query
  const period = { ...(story !== undefined && { story }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) } // biome-ignore format: one line
  const within = (range: DayRange) =>
    (to === undefined || (range.from ?? range.to ?? '') <= to) &&
    (from === undefined || (range.to ?? range.from ?? '') >= from)
  const { tallies, rows, bins, total } = await talliedOf(record, period, most)
  // The same of any period: those that were set within it are shown.
  const conditions = await kept(record, `conditions ${story}`, () =>
    record.conditions({ ...(story !== undefined && { story }), order: 'latest', limit: MOST_CONDITIONS }),
  )
  return {
    ...(await appeared(record, story, within)),
    statements: total,
    rows: rows.rows,
    bins,
    series: bins === null ? [] : seriesOf(tallies, rows, bins),
    marks:
      total > MOST_MARKS ? null : (await record.statements({ ...period, limit: MOST_MARKS })).map((s) => mark(s, rows)),
    occasions: await kept(record, `occasions ${JSON.stringify(period)}`, () => occasionsIn(record, period)),
    given: await courseConditions(
      record,
      conditions.filter((c) => within(c.made)),
    ),
  }
}

/** What appeared when: of a story, or of a small record, article by article, of a large one counted by days. */
async function appeared(
  record: OnRecord,
  story: string | undefined,
  within: (range: DayRange) => boolean,
): Promise<Pick<Course, 'articles' | 'outlets' | 'conditions' | 'from' | 'to' | 'reports'>> {
  const days = story === undefined ? await kept(record, 'article days', () => record.articleDays()) : []
  const many = days.reduce((n, d) => n + d.articles, 0)
  const all = many > MOST_LISTED ? null : await record.articles({ ...(story !== undefined && { story }), limit: ALL })
  const dates = (all?.map((a) => a.published) ?? days).flatMap((a) => [a.from ?? [], a.to ?? []].flat()).sort()
  const range = { from: dates[0] ?? null, to: dates.at(-1) ?? null }
  if (all)
    return {
      ...range,
      articles: all.length,
      outlets: new Set(all.flatMap((a) => a.outlet ?? [])).size,
      conditions: all.reduce((n, a) => n + a.conditions, 0),
      reports: reportsOf(all.filter((a) => within(a.published))),
    }
  const shown = days.filter((d) => (d.from ?? d.to) !== null && within(d))
  return {
    ...range,
    articles: many,
    outlets: (await record.outlets()).length,
    conditions: days.reduce((n, d) => n + d.conditions, 0),
    reports: stretches(shown),
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

/** Occasions of the record or of a story, those with the most reports first. */
async function occasionsIn(
  record: OnRecord,
  period: Pick<CourseQuery, 'story' | 'from' | 'to'>,
): Promise<CourseOccasion[]> {
  const shown = (await record.occasions({ ...period, order: 'told', limit: MOST_OCCASIONS })).filter(
    (o) => (o.from ?? o.to) !== null,
  )
  const names = await record.names(shown.flatMap((o) => o.actors))
  // Periods have most of them in common.
  const outlets = await kept(record, 'outlets of articles', async () => new Map<string, string | null>())
  const others = shown.flatMap((o) => o.articles).filter((name) => !outlets.has(name))
  for (const row of await record.articleRows([...new Set(others)])) outlets.set(row.name, row.outlet)
  return shown.map((o) => ({
    id: o.id,
    name: o.name,
    kind: o.kind,
    from: o.from,
    to: o.to,
    sources: o.articles.map((article) => ({ article, outlet: outlets.get(article) ?? null })),
    statements: distinctPlaces(o.statements),
    speakers: o.actors.map((id) => names.get(id) ?? id),
  }))
}

/** Days with what appeared on them, those next to each other together where they are more than can be told apart. */
function stretches(days: readonly ArticleDays[]): CourseReports[] {
  const many = Math.ceil(days.length / MOST_REPORTS)
  const out: CourseReports[] = []
  for (let i = 0; i < days.length; i += many) {
    const some = days.slice(i, i + many)
    const ends = some.flatMap((d) => d.to ?? d.from ?? []).sort()
    out.push({
      from: some[0]!.from ?? some[0]!.to,
      to: ends.at(-1) ?? null,
      n: some.reduce((n, d) => n + d.articles, 0),
      article: null,
      title: null,
      outlet: null,
      statements: some.reduce((n, d) => n + d.statements, 0),
    })
  }
  return out
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
