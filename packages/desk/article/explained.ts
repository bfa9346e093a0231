import type { Quantity, Time } from '@onrecord/format'
import { showRange } from '../text/dates.js'
import type { Meaning } from './layers.js'

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** A number and what it counts: `3,000 troops`, `10–12 percent`. */
export const showQuantity = ({ value, high, unit }: Quantity): string =>
  `${number.format(value)}${high === undefined ? '' : `–${number.format(high)}`} ${unit}`

export const showTime = (time: Time): string => showRange(time)

/** What a stretch resolves to, as a short note for the pointer; an empty string where there is nothing to add. */
export function noteOf(meanings: readonly Meaning[]): string {
  const notes: string[] = []
  for (const meaning of meanings) {
    if (meaning.is === 'actor') notes.push(meaning.actor.name)
    else if (meaning.is === 'time') notes.push(showTime(meaning.time))
    else if (meaning.is === 'quantity') notes.push(showQuantity(meaning.quantity))
  }
  return notes.join(' · ')
}
