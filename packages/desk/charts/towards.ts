import type { Course, CourseMark, CourseRow, StatementRow } from '@onrecord/server'

const MOST_ROWS = 7
const MOST_MARKS = 2000

/** What one actor said, as a picture with a row for each whom it is about: how they stood to them over time. */
export function towards(statements: readonly StatementRow[], nameOf: (id: string) => string): Course {
  const counts = new Map<string, number>()
  for (const s of statements) for (const id of s.targets) counts.set(id, (counts.get(id) ?? 0) + 1)
  const named = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const own = named.slice(0, named.length > MOST_ROWS + 1 ? MOST_ROWS : named.length)
  const rest = named.length - own.length
  const place = new Map(own.map(([id], i) => [id, i]))
  const others = rest > 0 ? own.length : -1
  const nobody = own.length + (rest > 0 ? 1 : 0)
  const marks = statements.slice(0, MOST_MARKS).flatMap((s): CourseMark[] => {
    const rows = new Set(s.targets.map((id) => place.get(id) ?? others))
    if (rows.size === 0) rows.add(nobody)
    const { from, to } = (s.said.from ?? s.said.to) === null ? s.published : s.said
    const words = s.contentText.slice(0, 280)
    return [...rows].map((row) => {
      const { article, outlet, id, act, negated, confidence } = s
      return { row, article, outlet, id, act, negated, confidence, who: s.speakerName ?? s.sourceText, words, from, to }
    })
  })
  const count = (row: number) => marks.filter((m) => m.row === row).length
  const rows: CourseRow[] = own.map(([id], i) => {
    return { kind: 'actor', id, name: nameOf(id), actors: 1, statements: count(i) }
  })
  if (rest > 0) rows.push({ kind: 'others', id: '', name: '', actors: rest, statements: count(others) })
  if (count(nobody) > 0) rows.push({ kind: 'nobody', id: '', name: '', actors: 0, statements: count(nobody) })
  const days = marks.flatMap((m) => [m.from ?? [], m.to ?? []].flat()).sort()
  return {
    articles: 0,
    outlets: 0,
    statements: statements.length,
    conditions: 0,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    rows,
    bins: null,
    series: [],
    marks,
    occasions: [],
    given: [],
    reports: [],
  }
}
