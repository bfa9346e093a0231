import type { OnRecord, StatementRow } from '../contract.js'
import { differenceLines, MOST, markOf } from './lines.js'
import type { AlignedUtterance, Comparison } from './types.js'

/** Two articles side by side, by name or key: what both report, what only one has, where they differ. Null where one is not on record. */
export async function compare(record: OnRecord, nameA: string, nameB: string): Promise<Comparison | null> {
  const [a, b] = [await record.articleRow(nameA), await record.articleRow(nameB)]
  if (!a || !b) return null
  const saidA = await record.statements({ article: a.name, order: 'place', limit: MOST })
  const saidB = await record.statements({ article: b.name, order: 'place', limit: MOST })
  const rows = new Map([...saidA, ...saidB].map((s) => [markOf(s), s]))
  const both: AlignedUtterance[] = []
  for (const utterance of await record.utterances({ article: a.name })) {
    const of = (name: string): StatementRow[] =>
      utterance.statements.flatMap((s) => (s.article === name ? (rows.get(markOf(s)) ?? []) : [])).sort(byPlace)
    const pair = { utterance, a: of(a.name), b: of(b.name) }
    if (pair.a.length > 0 && pair.b.length > 0) both.push(pair)
  }
  both.sort((x, y) => byPlace(x.a[0]!, y.a[0]!))
  const told = new Set(both.flatMap((u) => [...u.a, ...u.b]).map(markOf))
  const only = (said: readonly StatementRow[]) => said.filter((s) => !told.has(markOf(s)))
  const differences = await record.differences({ articles: [a.name, b.name] })
  return {
    a,
    b,
    occasions: (await record.occasions({ article: a.name })).filter((o) => o.articles.includes(b.name)),
    copies: (await record.copies({ article: a.name })).filter((c) =>
      [c.article, c.original].every((n) => n === a.name || n === b.name),
    ),
    both,
    onlyA: only(saidA),
    onlyB: only(saidB),
    differences: await differenceLines(
      record,
      differences.sort((x, y) => y.rank - x.rank || (x.id < y.id ? -1 : 1)),
    ),
  }
}

const byPlace = (a: StatementRow, b: StatementRow): number => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0)
