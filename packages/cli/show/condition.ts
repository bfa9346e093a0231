import type { ConditionRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { UNDER, WORDS } from './by-day.js'
import { decidedMark } from './decided.js'
import { place } from './place.js'
import { wrap } from './wrap.js'

const TRIGGER = { if: 'if', 'only-if': 'only if', unless: 'unless' } as const
const LABEL = 9

/** A condition as a paragraph: whose; what must happen, what follows; where it stands. */
export function condition(c: ConditionRow, terminal: Terminal): string {
  const { colours, width } = terminal
  const voice = c.voice === 'reporter' ? colours.dim('  in the reporter’s words') : ''
  const part = (label: string, text: string) =>
    `${' '.repeat(WORDS)}${colours.cyan(label.padEnd(LABEL))}${wrap(text, width, WORDS + LABEL).trimStart()}`
  return [
    `${' '.repeat(UNDER)}${colours.bold(c.holderName ?? '(nobody named)')}${voice}${decidedMark(c, terminal)}`,
    part(TRIGGER[c.form], c.triggerText),
    part('then', c.consequenceText),
    `${' '.repeat(WORDS)}${place(c, terminal)}\n`,
  ].join('\n')
}
