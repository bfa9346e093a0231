import type { ActorRow } from '@onrecord/server'
import { counted } from '../text/counted.js'
import { useAnswer } from '../use-answer.js'
import { Combobox, type Offer } from './combobox.js'
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
  near = [],
  placeholder = 'Nobody by name',
  anew = true,
  onPick,
}: {
  label: string
  value: Picked | null
  /** Those who are likely: the article's own actors. */
  near?: readonly Pick<ActorRow, 'id' | 'name'>[]
  /** What the field says while nobody is chosen. */
  placeholder?: string
  /** Whether a name that is not on record can be given. */
  anew?: boolean
  onPick: (picked: Picked | null) => void
}) {
  const useOffers = (typed: string | null): Offered[] => {
    const words = typed ?? ''
    const found = useAnswer(words === '' ? null : '/api/actors', { words, limit: MOST })
    if (typed === null) return []
    const offers: Offered[] = []
    const put = (id: string, name: string, said = '') => {
      if (offers.length < MOST && !offers.some((o) => o.key === id)) offers.push({ key: id, name, known: true, said })
    }
    for (const { id, name } of near) if (name.toLowerCase().includes(words.toLowerCase())) put(id, name)
    if (words !== '' && found.state === 'ready')
      for (const { id, name, statements } of found.data.actors) put(id, name, counted(statements, 'statement'))
    if (anew && idOf(words) !== '' && !offers.some((o) => o.name.toLowerCase() === words.toLowerCase()))
      offers.push({ key: idOf(words), name: words, known: false, said: 'new' })
    return offers
  }
  return (
    <Combobox
      label={label}
      value={value?.name ?? ''}
      placeholder={placeholder}
      useOffers={useOffers}
      onPick={(offer) => onPick(offer && { id: offer.key, name: offer.name, known: offer.known })}
    >
      {({ name, said }) => (
        <>
          <Words text={name} /> <span class="quiet">{said}</span>
        </>
      )}
    </Combobox>
  )
}

interface Offered extends Offer {
  readonly known: boolean
  /** What stands beside the name. */
  readonly said: string
}
