import type { Difference } from '@onrecord/format'
import type { StatementRow } from '@onrecord/server'
import { keyOf } from '../links/refs.js'
import { StatementLine } from './statement-line.js'

/** Marks of the statements whose being in one report alone is told as a difference. */
export const toldAlone = (differences: readonly { readonly difference: Difference }[]): ReadonlySet<string> =>
  new Set(differences.flatMap(({ difference: d }) => (d.kind === 'only-in' ? d.statements.map(keyOf) : [])))

/** What only one report has: what is telling stands there, the rest folded behind it; all of it where nothing is. */
export function OnlyLines({
  rows,
  telling,
  source = true,
}: {
  rows: readonly StatementRow[]
  telling: ReadonlySet<string>
  source?: boolean
}) {
  const first = rows.filter((row) => telling.has(keyOf(row)))
  const rest = first.length === 0 ? [] : rows.filter((row) => !telling.has(keyOf(row)))
  const line = (row: StatementRow) => <StatementLine key={row.id} row={row} source={source} />
  return (
    <>
      {(first.length === 0 ? rows : first).map(line)}
      {rest.length > 0 ? (
        <details class="folded">
          <summary>{rest.length} more</summary>
          {rest.map(line)}
        </details>
      ) : null}
    </>
  )
}
