import type { OccasionLine } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { UNDER, WORDS } from './by-day.js'
import { quotes } from './quotes.js'

/** An occasion as a paragraph: what, where, who; how each article tells it. */
export function occasion({ occasion: o, actors, quotes: words }: OccasionLine, terminal: Terminal): string {
  const { colours } = terminal
  const who = actors.map((a) => a.name).join(', ')
  return [
    `${' '.repeat(UNDER)}${colours.bold(o.name)}  ${colours.magenta(o.kind)}${o.place ? `, ${o.place}` : ''}`,
    ...(who ? [`${' '.repeat(WORDS)}${who}`] : []),
    `${quotes(words, terminal, WORDS)}\n`,
  ].join('\n')
}
