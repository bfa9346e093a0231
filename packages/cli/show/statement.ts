import type { StatementRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { UNDER, WORDS } from './by-day.js'
import { decidedMark } from './decided.js'
import { place } from './place.js'
import { oneLine, wrap } from './wrap.js'

/** Who spoke: by name, else as the article says it. */
export const speakerOf = (s: StatementRow): string =>
  s.speakerName ?? (s.sourceText === '' ? '(nobody named)' : oneLine(s.sourceText))

/** A statement as a paragraph: who, what kind of act, with the words that make it one; what was said; where it stands. */
export function statement(s: StatementRow, terminal: Terminal): string {
  const { colours, width } = terminal
  const act = `${colours.cyan(s.act)}${s.negated ? ' (not said)' : ''}${s.cueText ? colours.dim(` · ${oneLine(s.cueText)}`) : ''}`
  return [
    `${' '.repeat(UNDER)}${colours.bold(speakerOf(s))}  ${act}${decidedMark(s, terminal)}`,
    wrap(s.contentText, width, WORDS),
    `${' '.repeat(WORDS)}${place(s, terminal)}\n`,
  ].join('\n')
}
