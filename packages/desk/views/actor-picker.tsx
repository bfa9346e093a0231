import type { ActorRow } from '@onrecord/server'
import { useId, useRef, useState } from 'preact/hooks'
import { useAnswer } from '../use-answer.js'
import { Words } from './words.js'

/** Somebody chosen: on record, or new by name. */
export interface Picked {
  readonly id: string
  readonly name: string
  readonly known: boolean
}

const MOST = 8

/** An id as the reader would make one of a name: `Ilse Brandt` is `ilse-brandt`. */
const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/**
 * Somebody found by typing: those of the article first, then everybody on record, then a new name as it is typed.
 * Emptied, it is nobody by name.
 */
export function ActorPicker({
  label,
  value,
  near,
  onPick,
}: {
  label: string
  value: Picked | null
  /** Those who are likely: the article's own actors. */
  near: readonly Pick<ActorRow, 'id' | 'name'>[]
  onPick: (picked: Picked | null) => void
}) {
  const list = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const words = typed?.trim() ?? ''
  const found = useAnswer(words === '' ? null : '/api/actors', { words, limit: MOST })
  const open = typed !== null
  const fits = (name: string) => name.toLowerCase().includes(words.toLowerCase())
  const options: Picked[] = []
  const put = (id: string, name: string, known: boolean) => {
    if (options.length < MOST && !options.some((o) => o.id === id)) options.push({ id, name, known })
  }
  if (open) {
    for (const actor of near) if (fits(actor.name)) put(actor.id, actor.name, true)
    if (words !== '' && found.state === 'ready') for (const a of found.data.actors) put(a.id, a.name, true)
    if (words !== '' && idOf(words) !== '' && !options.some((o) => o.name.toLowerCase() === words.toLowerCase()))
      options.push({ id: idOf(words), name: words, known: false })
  }
  const pick = (picked: Picked | null) => {
    onPick(picked)
    setTyped(null)
  }
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      if (!open) setTyped('')
      else setAt((n) => Math.min(options.length - 1, Math.max(0, n + by)))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (words === '' && at === 0 && value === null) setTyped(null)
      else pick(options[at] ?? null)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setTyped(null)
    }
  }
  return (
    <div class="select picker">
      <label>
        <span>{label}</span>
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-expanded={open && options.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={open && options[at] ? `${list}-${at}` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={typed ?? value?.name ?? ''}
          placeholder="Nobody by name"
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKey}
          onBlur={() => {
            if (typed !== null && typed.trim() === '') onPick(null)
            setTyped(null)
          }}
        />
      </label>
      <div id={list} role="listbox" aria-label={label} class="options" hidden={!open || options.length === 0}>
        {options.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's arrow keys and Enter choose
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
          <div
            key={option.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
          >
            <Words text={option.name} /> {option.known ? null : <span class="quiet">new</span>}
          </div>
        ))}
      </div>
    </div>
  )
}
