import { FATES, LEDGER_KINDS } from '@onrecord/format'
import type { LedgerTally } from '@onrecord/server'
import { Entries } from '../ledger/entries.js'
import { HolderPicker } from '../ledger/holder-picker.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'

const PAGE = 100
const ORDERS = [
  { value: 'due', name: 'Due first' },
  { value: 'made', name: 'As they were made' },
]

/** What is on record as conditional, promised, threatened, demanded or predicted, and what became of it. */
export function LedgerPage() {
  useTitle('Ledger')
  const [address, setQuery] = useQuery()
  const [kind, state, holder, story] = ['kind', 'state', 'holder', 'story'].map((name) => address.get(name) ?? '')
  const order = address.get('order') ?? ''
  const query = { kind, state, holder, story, order: order || 'latest' }
  const asked = useAnswer('/api/ledger', { ...query, limit: PAGE })
  return (
    <>
      <PageHead title="Ledger" over="Conditions and commitments">
        <p>
          What somebody tied to a condition, promised, threatened, demanded or predicted; what became of it; and what
          later articles tell that may settle it. The machine proposes, you decide.
        </p>
      </PageHead>
      <Answered asked={asked}>
        {({ total, tallies, entries }) => {
          const fits = (t: LedgerTally, but: 'kind' | 'state' | 'holder') =>
            (but === 'kind' || kind === '' || t.kind === kind) &&
            (but === 'state' || state === '' || t.state === state) &&
            (but === 'holder' || holder === '' || t.holder === holder)
          const count = <T extends string>(all: readonly T[], but: 'kind' | 'state') =>
            all.map((value) => {
              const n = tallies.filter((t) => fits(t, but) && t[but] === value).reduce((sum, t) => sum + t.n, 0)
              return { value, name: `${value} (${n})` }
            })
          return (
            <>
              <div class="filters">
                <Select
                  label="Kind"
                  value={kind!}
                  none="All kinds"
                  options={count(LEDGER_KINDS, 'kind')}
                  onChange={(v) => setQuery({ kind: v })}
                />
                <Select
                  label="State"
                  value={state!}
                  none="Any state"
                  options={count(FATES, 'state')}
                  onChange={(v) => setQuery({ state: v })}
                />
                <HolderPicker
                  value={holder!}
                  tallies={tallies.filter((t) => fits(t, 'holder'))}
                  onPick={(v) => setQuery({ holder: v })}
                />
                <Select
                  label="Order"
                  value={order}
                  none="Newest first"
                  options={ORDERS}
                  onChange={(v) => setQuery({ order: v })}
                />
              </div>
              {tallies.length === 0 ? (
                <Notice title="Nothing is in the ledger">
                  <p>No condition, promise, threat, demand or prediction was found in the articles on record.</p>
                </Notice>
              ) : total === 0 ? (
                <Notice title="None matches">
                  <p>Choose another kind, state or holder.</p>
                </Notice>
              ) : (
                <Entries key={JSON.stringify(query)} query={query} total={total} first={entries} />
              )}
            </>
          )
        }}
      </Answered>
    </>
  )
}
