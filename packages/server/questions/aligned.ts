import type { Copy, Occasion, Utterance } from '@onrecord/format'
import {
  type ArticleRow,
  type DifferenceLine,
  differenceLines,
  type OnRecord,
  type StatementRow,
} from '@onrecord/record'

/** One utterance as several articles report it: a column an article, empty where one does not. */
export interface AlignedRow {
  readonly utterance: Utterance
  readonly columns: readonly (readonly StatementRow[])[]
}

/** Two to four articles side by side. */
export interface Aligned {
  readonly articles: readonly ArticleRow[]
  /** Occasions that at least two of them report. */
  readonly occasions: readonly Occasion[]
  readonly copies: readonly Copy[]
  /** What at least two report, in order of place in the first that does. */
  readonly rows: readonly AlignedRow[]
  /** What each has alone, in order of place. */
  readonly only: readonly (readonly StatementRow[])[]
  /** Between any of them, most telling first. */
  readonly differences: readonly DifferenceLine[]
}

const MOST = 2000

/** Articles side by side, by name or key. Null where one of them is not on record. */
export async function aligned(record: OnRecord, names: readonly string[]): Promise<Aligned | null> {
  const articles: ArticleRow[] = []
  for (const name of names) {
    const row = await record.articleRow(name)
    if (!row) return null
    articles.push(row)
  }
  const here = articles.map((a) => a.name)
  const said = await Promise.all(here.map((article) => record.statements({ article, order: 'place', limit: MOST })))
  const markOf = (s: { readonly article: string; readonly content: StatementRow['content'] }) =>
    `${s.article} ${JSON.stringify(s.content)}`
  const byMark = new Map(said.flat().map((s) => [markOf(s), s]))
  const utterances = new Map<string, Utterance>()
  for (const article of here) for (const u of await record.utterances({ article })) utterances.set(u.id, u)
  const rows = [...utterances.values()].flatMap((utterance): AlignedRow[] => {
    const columns = here.map((name) =>
      utterance.statements
        .flatMap((s) => (s.article === name ? (byMark.get(markOf(s)) ?? []) : []))
        .sort((a, b) => startOf(a) - startOf(b)),
    )
    return columns.filter((c) => c.length > 0).length < 2 ? [] : [{ utterance, columns }]
  })
  const first = ({ columns }: AlignedRow) => {
    const at = columns.findIndex((c) => c.length > 0)
    return at * 1e9 + startOf(columns[at]![0]!)
  }
  const told = new Set(rows.flatMap((r) => r.columns.flat().map(markOf)))
  const all = await Promise.all(here.map((article) => record.differences({ articles: [article] })))
  const differences = [...new Map(all.flat().map((d) => [d.id, d])).values()].filter((d) =>
    d.articles.every((name) => here.includes(name)),
  )
  return {
    articles,
    occasions: (await record.occasionsIn(here)).filter(
      (o) => here.filter((name) => o.articles.includes(name)).length > 1,
    ),
    copies: (await copiesOf(record, here)).filter((c) => here.includes(c.article) && here.includes(c.original)),
    rows: rows.sort((a, b) => first(a) - first(b)),
    only: said.map((statements) => statements.filter((s) => !told.has(markOf(s)))),
    differences: await differenceLines(
      record,
      differences.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1)),
    ),
  }
}

async function copiesOf(record: OnRecord, articles: readonly string[]): Promise<Copy[]> {
  const all = await Promise.all(articles.map((article) => record.copies({ article })))
  return [...new Map(all.flat().map((c) => [c.id, c])).values()]
}

const startOf = (s: StatementRow): number => s.content[0]?.start ?? 0
