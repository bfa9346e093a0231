import type { FateState } from '@onrecord/format'
import type { LedgerRow } from '@onrecord/server'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Query } from '../api.js'
import { useDesk } from '../decide/desk.js'
import { counted } from '../text/counted.js'
import { ListHead } from '../views/list-head.js'
import { inField } from '../views/masthead.js'
import { PagedList } from '../views/paged-list.js'
import { Entry } from './entry.js'
import { placeOf } from './place-of.js'

/** Keys that decide on the entry in hand. */
const KEYS: Readonly<Record<string, FateState>> = { o: 'open', m: 'met', b: 'broken', v: 'overtaken', n: 'unclear' }

/** The entries of a query, one of them in hand: j and k lead on, a letter decides. */
export function Entries({
  query,
  total,
  first,
}: {
  query: Query
  total: number
  /** The first page, which is here already. */
  first: readonly LedgerRow[]
}) {
  const { decide } = useDesk()
  const [hand, setHand] = useState(-1)
  const [awaited, setAwaited] = useState<ReadonlyMap<string, FateState>>(new Map())
  // Those that came into the window, by their place in the list.
  const shown = useRef(new Map<number, LedgerRow>())
  useEffect(() => setAwaited(new Map()), [first])
  const settle = async (entry: LedgerRow, state: FateState, evidence?: LedgerRow['evidence'][number]) => {
    setAwaited((all) => new Map(all).set(entry.id, state))
    const on = await placeOf(entry)
    const refs = evidence ? [{ article: evidence.article, spans: evidence.spans }] : []
    const said = `${entry.kind} of ${entry.holderName ?? 'nobody named'}: ${state}.`
    if (on !== null && (await decide({ kind: 'fate', ...on, state, evidence: refs }, said))) return
    setAwaited((all) => {
      const rest = new Map(all)
      rest.delete(entry.id)
      return rest
    })
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (by !== 0) setHand((at) => Math.min(total - 1, Math.max(0, at + by)))
      const state = KEYS[event.key]
      const entry = shown.current.get(hand)
      if (state && entry) void settle(entry, state)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return (
    <div>
      <ListHead list="ledger" query={query}>
        {counted(total, 'entry', 'entries')} · <kbd>j</kbd> <kbd>k</kbd> lead on; <kbd>m</kbd> met, <kbd>b</kbd> broken,{' '}
        <kbd>v</kbd> overtaken, <kbd>n</kbd> unclear, <kbd>o</kbd> open
      </ListHead>
      <PagedList
        path="/api/ledger"
        query={query}
        rowsOf={(answer) => answer.entries}
        total={total}
        first={first}
        guess={118}
        at={hand}
      >
        {(entry, i) => {
          shown.current.set(i, entry)
          return (
            <Entry
              entry={entry}
              state={awaited.get(entry.id) ?? entry.state}
              inHand={i === hand}
              onHand={() => setHand(i)}
              onSettle={(state, evidence) => void settle(entry, state, evidence)}
            />
          )
        }}
      </PagedList>
    </div>
  )
}
