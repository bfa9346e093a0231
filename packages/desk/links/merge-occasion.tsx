import type { Occasion } from '@onrecord/format'
import { useState } from 'preact/hooks'
import { useDesk } from '../decide/desk.js'
import { middle, showRange } from '../text/dates.js'
import { useAnswer } from '../use-answer.js'
import { Select } from '../views/select.js'
import { refOf } from './refs.js'

const MOST = 60

/** Says of another occasion that it is this one; those of the nearest days are offered. */
export function MergeOccasion({ occasion }: { occasion: Occasion }) {
  const { decide } = useDesk()
  const [other, setOther] = useState('')
  // One more, since it is among them itself.
  const asked = useAnswer('/api/occasions', { near: occasion.from ?? occasion.to ?? '', limit: MOST + 1 })
  if (asked.state !== 'ready') return null
  const here = middle(occasion) ?? 0
  const far = (o: Occasion) => Math.abs((middle(o) ?? Number.POSITIVE_INFINITY) - here)
  const near = asked.data.occasions
    .filter((o) => o.id !== occasion.id)
    .sort((a, b) => far(a) - far(b))
    .slice(0, MOST)
  const found = near.find((o) => o.id === other)
  if (near.length === 0) return null
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault()
        if (!found) return
        const [one, others] = [occasion.statements.map(refOf), found.statements.map(refOf)]
        void decide(
          { kind: 'link', link: 'occasion', verdict: 'accept', one, others },
          `One occasion with ${found.name}.`,
        )
      }}
    >
      <Select
        label="The same occasion as"
        value={other}
        none="Choose one"
        options={near.map((o) => ({ value: o.id, name: `${showRange(o)}: ${o.name}` }))}
        onChange={(id) => setOther(id ?? '')}
      />
      <button type="submit" class="button" disabled={!found}>
        Join them
      </button>
    </form>
  )
}
