import type { EventRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { UNDER, WORDS } from './by-day.js'
import { place } from './place.js'
import { wrap } from './wrap.js'

/** An event as a paragraph: who did what to whom; the words; where they stand. */
export function event(e: EventRow, terminal: Terminal): string {
  const { colours, width } = terminal
  const whom = e.recipientName === null ? '' : ` → ${colours.bold(e.recipientName)}`
  const what = colours.cyan([e.type, e.mode].filter(Boolean).join(' '))
  return [
    `${' '.repeat(UNDER)}${colours.bold(e.actorName ?? '(somebody)')}  ${what}${whom}${e.aux ? colours.dim(`  ${e.aux}`) : ''}`,
    wrap(e.spanText, width, WORDS),
    `${' '.repeat(WORDS)}${place(e, terminal)}\n`,
  ].join('\n')
}
