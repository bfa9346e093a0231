import type { ConditionRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { days } from './days.js'
import { place } from './place.js'
import { INDENT } from './statement.js'
import { wrap } from './wrap.js'

const TRIGGER = { if: 'if', 'only-if': 'only if', unless: 'unless' } as const

/** A condition as a paragraph: since when, whose; what must happen, what follows; where it stands. */
export function condition(c: ConditionRow, terminal: Terminal): string {
  const { colours, width } = terminal
  const when = days(c.made)
  const head = `${colours.bold(c.holderName ?? '(nobody named)')}${c.voice === 'reporter' ? colours.dim('  in the reporter’s words') : ''}`
  const part = (label: string, text: string) =>
    `${' '.repeat(INDENT)}${colours.cyan(label.padEnd(8))}${wrap(text, width, INDENT + 8).trimStart()}`
  return [
    when.length < INDENT ? `${when.padEnd(INDENT)}${head}` : `${when}\n${' '.repeat(INDENT)}${head}`,
    part(TRIGGER[c.form], c.triggerText),
    part('then', c.consequenceText),
    `${' '.repeat(INDENT)}${place(c, terminal)}\n`,
  ].join('\n')
}
