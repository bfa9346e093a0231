import type { Changed } from '@onrecord/flow'
import type { Terminal } from '../terminal/terminal.js'

/** Most lines shown of each kind. */
const MOST = 5

/** What a new edition changed, as lines: those that are gone behind a minus, those that came behind a plus. */
export function changedLines({ article, edition, gone, come }: Changed, { width, colours }: Terminal): string {
  const cut = (line: string) => (line.length > width - 4 ? `${line.slice(0, width - 5)}…` : line)
  const some = (lines: readonly string[], sign: string, colour: (text: string) => string) => [
    ...lines.slice(0, MOST).map((line) => colour(`  ${sign} ${cut(line)}`)),
    ...(lines.length > MOST ? [`  ${sign} … and ${lines.length - MOST} lines more`] : []),
  ]
  return [`${article}, edition ${edition}:`, ...some(gone, '-', colours.red), ...some(come, '+', colours.green)].join(
    '\n',
  )
}
