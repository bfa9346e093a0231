import { slice } from '@onrecord/format'
import { around, type EventRow, type OnRecord } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { UNDER, WORDS } from './by-day.js'
import { place } from './place.js'
import { wrap } from './wrap.js'

/** The texts of the articles that events stand in: their own words are often but a verb. */
export const textsOf = (record: OnRecord, rows: readonly EventRow[]): Promise<ReadonlyMap<string, string>> =>
  record.texts([...new Set(rows.map((e) => e.article))])

/** An event as a paragraph: who did what to whom; the words and what stands around them; where they stand. */
export function event(e: EventRow, texts: ReadonlyMap<string, string>, terminal: Terminal): string {
  const { colours, width } = terminal
  const text = texts.get(e.article) ?? ''
  const stretch = around(text, e.span)
  const whom = e.recipientName === null ? '' : ` → ${colours.bold(e.recipientName)}`
  const what = colours.cyan([e.type, e.mode].filter(Boolean).join(' '))
  return [
    `${' '.repeat(UNDER)}${colours.bold(e.actorName ?? '(somebody)')}  ${what}${whom}${e.aux ? colours.dim(`  ${e.aux}`) : ''}`,
    wrap(
      `${stretch.start > 0 ? '… ' : ''}${slice(text, stretch)}${stretch.end < text.length ? ' …' : ''}`,
      width,
      WORDS,
    ),
    `${' '.repeat(WORDS)}${place(e, terminal)}\n`,
  ].join('\n')
}
