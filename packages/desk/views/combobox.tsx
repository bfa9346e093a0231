import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'

/** One of what is offered. */
export interface Offer {
  readonly key: string
  /** What the field holds once it is chosen. */
  readonly name: string
}

/** The place of what is in hand while nothing is. */
const NONE = -1

/**
 * Something found by typing: what is offered comes from `useOffers`, which is told what is typed (null while nothing is).
 * Arrows and Enter choose, Escape leaves it as it was, an emptied field is nothing chosen.
 */
export function Combobox<T extends Offer>({
  label,
  value,
  placeholder,
  useOffers,
  onPick,
  children,
}: {
  label: string
  /** The name of what is chosen; empty where nothing is. */
  value: string
  placeholder: string
  useOffers: (typed: string | null) => readonly T[]
  onPick: (offer: T | null) => void
  children: (offer: T) => ComponentChildren
}) {
  const list = useId()
  const [typed, setTyped] = useState<string | null>(null)
  // Opened by an arrow, with what is chosen still in the field.
  const [browsed, setBrowsed] = useState(false)
  const [at, setAt] = useState(NONE)
  const words = typed?.trim() ?? ''
  const open = typed !== null || browsed
  const offers = useOffers(open ? words : null)
  const close = () => {
    setTyped(null)
    setBrowsed(false)
  }
  const pick = (offer: T | null) => {
    onPick(offer)
    close()
  }
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      if (!open) setBrowsed(true)
      setAt((n) => (open ? Math.min(offers.length - 1, Math.max(0, n + by)) : 0))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      pick(offers[at] ?? null)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      close()
    }
  }
  return (
    <div class="select picker">
      <label>
        <span>{label}</span>
        <input
          type="text"
          role="combobox"
          aria-expanded={open && offers.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={open && offers[at] ? `${list}-${at}` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={typed ?? value}
          placeholder={placeholder}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => {
            const next = event.currentTarget.value
            setTyped(next)
            setAt(next.trim() === '' ? NONE : 0)
          }}
          onKeyDown={onKey}
          onBlur={() => {
            if (typed !== null && words === '' && value !== '') onPick(null)
            close()
          }}
        />
      </label>
      <div id={list} role="listbox" aria-label={label} class="options" hidden={!open || offers.length === 0}>
        {offers.map((offer, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's arrow keys and Enter choose
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
          <div
            key={offer.key}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(offer)}
          >
            {children(offer)}
          </div>
        ))}
      </div>
    </div>
  )
}
