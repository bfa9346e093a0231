import type { StatementTally } from '@onrecord/record'
import type { CourseRow } from './types.js'

/** Who has which row. */
export interface Rows {
  readonly rows: readonly CourseRow[]
  /** The row of a speaker; null is nobody by name. */
  of(speaker: string | null): number
}

/** Those who speak most get a row each; one left over gets its own rather than a row of “1 other”. */
export function rowsOf(tallies: readonly StatementTally[], most: number, nameOf: (id: string) => string): Rows {
  const counts = new Map<string | null, number>()
  for (const { speaker, n } of tallies) counts.set(speaker, (counts.get(speaker) ?? 0) + n)
  const nobody = counts.get(null) ?? 0
  const named = [...counts].filter((each): each is [string, number] => each[0] !== null)
  named.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const own = named.slice(0, named.length > most + 1 ? most : named.length)
  const rest = named.slice(own.length)
  const rows: CourseRow[] = own.map(([id, statements]) => {
    return { kind: 'actor', id, name: nameOf(id), actors: 1, statements }
  })
  const place = new Map<string | null, number>(own.map(([id], i) => [id, i]))
  if (rest.length > 0) {
    for (const [id] of rest) place.set(id, rows.length)
    const statements = rest.reduce((n, [, count]) => n + count, 0)
    rows.push({ kind: 'others', id: '', name: '', actors: rest.length, statements })
  }
  if (nobody > 0) {
    place.set(null, rows.length)
    rows.push({ kind: 'nobody', id: '', name: '', actors: 0, statements: nobody })
  }
  return { rows, of: (speaker) => place.get(speaker) ?? rows.length - 1 }
}
