import type { LedgerTally } from '@onrecord/server'
import { counted } from '../text/counted.js'
import { Combobox, type Offer } from '../views/combobox.js'
import { Words } from '../views/words.js'

const MOST = 12

interface Offered extends Offer {
  readonly entries: number
}

/** Whose entries are listed, found by typing among those who have some: who has most comes first. */
export function HolderPicker({
  value,
  tallies,
  onPick,
}: {
  /** An actor's id; empty where nobody is chosen. */
  value: string
  /** Entries of everybody who can be chosen. */
  tallies: readonly LedgerTally[]
  onPick: (holder: string | null) => void
}) {
  const holders = holdersOf(tallies)
  const useOffers = (typed: string | null) =>
    typed === null ? [] : holders.filter((h) => h.name.toLowerCase().includes(typed.toLowerCase())).slice(0, MOST)
  return (
    <Combobox
      label="Holder"
      value={holders.find((h) => h.key === value)?.name ?? value}
      placeholder="Everybody"
      useOffers={useOffers}
      onPick={(offer) => onPick(offer?.key ?? null)}
    >
      {({ name, entries }) => (
        <>
          <Words text={name} /> <span class="quiet">{counted(entries, 'entry', 'entries')}</span>
        </>
      )}
    </Combobox>
  )
}

function holdersOf(tallies: readonly LedgerTally[]): Offered[] {
  const by = new Map<string, Offered>()
  for (const { holder, holderName, n } of tallies)
    if (holder !== null)
      by.set(holder, { key: holder, name: holderName ?? holder, entries: (by.get(holder)?.entries ?? 0) + n })
  return [...by.values()].sort((a, b) => b.entries - a.entries)
}
