import type { DecisionRow } from '@onrecord/server'
import { MadeBy } from '../decide/made-by.js'
import { Quoted, Words } from '../views/words.js'

/** What was rejected in this article, and notes on it: what the text itself no longer shows. */
export function DecisionsHere({
  decisions,
  onTakeBack,
}: {
  decisions: readonly DecisionRow[]
  onTakeBack: (id: string) => void
}) {
  const rejected = decisions.filter((row) => row.withdrawn === null && row.decision.kind === 'reject')
  const lost = decisions.filter((row) => row.unplaced)
  if (rejected.length === 0 && lost.length === 0) return null
  return (
    <section class="card-part">
      {rejected.length > 0 ? <h3>Rejected here</h3> : null}
      {rejected.map((row) => (
        <Line key={row.decision.id} row={row} onTakeBack={onTakeBack} />
      ))}
      {lost.length > 0 ? <h3>Decided on words that are no longer here</h3> : null}
      {lost.map((row) => (
        <Line key={row.decision.id} row={row} onTakeBack={onTakeBack} />
      ))}
    </section>
  )
}

const Line = ({ row: { decision }, onTakeBack }: { row: DecisionRow; onTakeBack: (id: string) => void }) => (
  <p class="also">
    {'on' in decision && 'spans' in decision.on ? (
      <Quoted>
        <Words text={decision.on.spans.map((s) => s.quote).join(' … ')} />
      </Quoted>
    ) : null}
    <MadeBy decision={decision} onTakeBack={onTakeBack} />
  </p>
)
