import type { DifferenceKind } from '@onrecord/format'
import type { DifferenceLine } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { quotes } from './quotes.js'

const NAMES: Readonly<Record<DifferenceKind, string>> = {
  'only-in': 'only in one report',
  wording: 'other words',
  attribution: 'another speaker or target',
  number: 'other numbers',
  framing: 'other framing',
  contradiction: 'contradiction',
}

/** A difference as a paragraph: its kind and occasion; the words on either side; how many like it are folded behind it. */
export function difference(
  { difference: d, occasion, quotes: words }: DifferenceLine,
  terminal: Terminal,
  more = 0,
): string {
  const { colours } = terminal
  const why = d.why[0]?.rule
  const about = [occasion?.name, why].filter(Boolean).join(' · ')
  const rest = more > 0 ? colours.dim(`    ${more} more in this report alone: --occasion ${d.occasion}\n`) : ''
  return `${colours.bold(NAMES[d.kind])}${about ? colours.dim(`  ${about}`) : ''}\n${quotes(words, terminal, 4)}\n${rest}`
}
