import type { Decided } from '@onrecord/format'
import { Words } from '../views/words.js'

const HOW: Readonly<Record<Decided['how'], string>> = {
  confirmed: 'Confirmed',
  corrected: 'Corrected',
  added: 'Added by hand',
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment as the reader's own clock has it: `22 Nov 2026, 14:05`. */
export function showMoment(at: string): string {
  const t = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${t.getDate()} ${MONTHS[t.getMonth()]} ${t.getFullYear()}, ${two(t.getHours())}:${two(t.getMinutes())}`
}

/** Who decided, and when. */
export const DecidedBy = ({ decided, word = HOW[decided.how] }: { decided: Decided; word?: string }) => (
  <span class={`decided ${decided.how}`}>
    {word} by <Words text={decided.by} />, <time dateTime={decided.at}>{showMoment(decided.at)}</time>
  </span>
)
