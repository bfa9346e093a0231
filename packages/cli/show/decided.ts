import type { Decided, Fate } from '@onrecord/format'
import type { Terminal } from '../terminal/terminal.js'

/** What an editor made of what is shown: by whom it was confirmed, corrected or added, and what became of it. */
export function decidedMark(
  { decided, fate }: { readonly decided?: Decided; readonly fate?: Fate },
  { colours }: Terminal,
): string {
  const marks = [decided && `${decided.how} by ${decided.by}`, fate && `${fate.state}, says ${fate.by}`]
  return marks.flatMap((mark) => (mark ? [`  ${colours.green(mark)}`] : [])).join('')
}
