import type { OccasionLine } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { days } from './days.js'
import { quotes } from './quotes.js'
import { INDENT } from './statement.js'

/** An occasion as a paragraph: when, what, where, who; how each article tells it. */
export function occasion({ occasion: o, when, actors, quotes: words }: OccasionLine, terminal: Terminal): string {
  const { colours } = terminal
  const day = days(when)
  const head = `${colours.bold(o.name)}  ${colours.magenta(o.kind)}${o.place ? `, ${o.place}` : ''}`
  const who = actors.map((a) => a.name).join(', ')
  return [
    day.length < INDENT ? `${day.padEnd(INDENT)}${head}` : `${day}\n${' '.repeat(INDENT)}${head}`,
    ...(who ? [`${' '.repeat(INDENT)}${who}`] : []),
    `${quotes(words, terminal, INDENT + 2)}\n`,
  ].join('\n')
}
