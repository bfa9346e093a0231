import type { EventRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { days } from './days.js'
import { place } from './place.js'
import { INDENT } from './statement.js'
import { wrap } from './wrap.js'

/** An event as a paragraph: when, who did what to whom; the words; where they stand. */
export function event(e: EventRow, terminal: Terminal): string {
  const { colours, width } = terminal
  const when = days(e)
  const whom = e.recipientName === null ? '' : ` → ${colours.bold(e.recipientName)}`
  const what = colours.cyan([e.type, e.mode].filter(Boolean).join(' '))
  const head = `${colours.bold(e.actorName ?? '(somebody)')}  ${what}${whom}${e.aux ? colours.dim(`  ${e.aux}`) : ''}`
  return [
    when.length < INDENT ? `${when.padEnd(INDENT)}${head}` : `${when}\n${' '.repeat(INDENT)}${head}`,
    wrap(e.spanText, width, INDENT),
    `${' '.repeat(INDENT)}${place(e, terminal)}\n`,
  ].join('\n')
}
