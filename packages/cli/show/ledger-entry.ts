import type { LedgerKind } from '@onrecord/format'
import type { LedgerRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { UNDER, WORDS } from './by-day.js'
import { place } from './place.js'
import { wrap } from './wrap.js'

const VERB: Readonly<Record<LedgerKind, string>> = {
  // Whoever holds it need not be who set it.
  condition: 'condition',
  promise: 'promised',
  threat: 'threatened',
  demand: 'demanded',
  prediction: 'predicted',
}
const TRIGGER = { if: 'if', 'only-if': 'only if', unless: 'unless' } as const
const LABEL = 9

/** An entry of the ledger as a paragraph: whose, of what kind and in what state; the words; what speaks for that state. */
export function ledgerEntry(e: LedgerRow, terminal: Terminal): string {
  const { colours, width } = terminal
  const part = (label: string, text: string) =>
    `${' '.repeat(WORDS)}${colours.cyan(label.padEnd(LABEL))}${wrap(text, width, WORDS + LABEL).trimStart()}`
  const state = `${e.state}${e.by === 'proposed' ? (e.state === 'open' ? '' : ', proposed') : `, decided by ${e.by}`}`
  return [
    `${' '.repeat(UNDER)}${colours.bold(e.holderName ?? '(nobody named)')} ${VERB[e.kind]}  ${colours.yellow(state)}${e.due ? colours.dim(`  due ${e.due}`) : ''}`,
    e.form ? part(TRIGGER[e.form], e.needsText) : part('what', e.needsText),
    ...(e.givesText ? [part('then', e.givesText)] : []),
    `${' '.repeat(WORDS)}${place(e, terminal)}${e.statements.length > 1 ? colours.dim(`, ${e.statements.length} reports`) : ''}`,
    ...e.evidence.flatMap((v) => [
      part(`${v.state}?`, v.quote.texts.join(' … ')),
      `${' '.repeat(WORDS + LABEL)}${place(v.quote, terminal)}${colours.dim(`, ${v.score.toFixed(2)}: ${v.why.join('; ')}`)}`,
    ]),
    '',
  ].join('\n')
}
