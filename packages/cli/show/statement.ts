import type { StatementRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { days } from './days.js'
import { place } from './place.js'
import { oneLine, wrap } from './wrap.js'

/** Columns before a statement's words: a day and its gap. */
export const INDENT = 12

/** Who spoke: by name, else as the article says it. */
export const speakerOf = (s: StatementRow): string =>
  s.speakerName ?? (s.sourceText === '' ? '(nobody named)' : oneLine(s.sourceText))

/** What kind of statement it is, with the words that make it one. */
export const actOf = (s: StatementRow, { colours }: Terminal): string =>
  `${colours.cyan(s.act)}${s.negated ? ' (not said)' : ''}${s.cueText ? colours.dim(` · ${oneLine(s.cueText)}`) : ''}`

/** A statement as a paragraph: when, who, what kind of act; the words; where they stand. */
export function statement(s: StatementRow, terminal: Terminal): string {
  const { colours, width } = terminal
  const when = days(s.said.from === null && s.said.to === null ? { from: null, to: null } : s.said)
  const head = `${colours.bold(speakerOf(s))}  ${actOf(s, terminal)}`
  return [
    when.length < INDENT ? `${when.padEnd(INDENT)}${head}` : `${when}\n${' '.repeat(INDENT)}${head}`,
    wrap(s.contentText, width, INDENT),
    `${' '.repeat(INDENT)}${place(s, terminal)}\n`,
  ].join('\n')
}
