import type { RejectedRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { oneLine } from './wrap.js'

/** Documents that were turned away, three lines each: which, why and what to do, when and how often. */
export function rejectedLines(rows: readonly RejectedRow[], { colours }: Terminal): string {
  return rows
    .map(({ id, file, place, reason, remedy, first, last, times }) => {
      const when = times > 1 ? `${minute(last)}, ${times} times since ${minute(first)}` : minute(last)
      return [
        colours.bold(oneLine(`${file}${place ? `, ${place}` : ''}`)),
        `  ${oneLine(reason)}; ${oneLine(remedy)}`,
        colours.dim(`  ${id.slice(0, 8)}  ${when}`),
      ].join('\n')
    })
    .join('\n')
    .concat('\n')
}

const minute = (time: string): string => time.slice(0, 16).replace('T', ' ')
