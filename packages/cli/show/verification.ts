import type { Verification } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { UNDER, WORDS } from './by-day.js'
import { place } from './place.js'
import { wrap } from './wrap.js'

/** A quotation with its verdict: words only in the source as [+…], words the source has not as [−…]; where both stand. */
export async function verification(v: Verification, record: OnRecord, terminal: Terminal): Promise<string> {
  const { colours, width } = terminal
  const marked = v.runs.map((r) => (r.in === 'both' ? r.text : r.in === 'source' ? `[+${r.text}]` : `[−${r.text}]`)).join(' ') // biome-ignore format: one line
  const places = [{ article: v.statement.article, spans: v.quotation }, ...(v.source ? [v.source] : [])]
  const [report, source] = await record.quotes(places)
  const [row] = await record.resolve([v.statement])
  return [
    `${' '.repeat(UNDER)}${colours.yellow(v.verdict)}  ${colours.bold(row?.speakerName ?? '(nobody named)')}`,
    wrap(marked, width, WORDS),
    ...(report ? [`${' '.repeat(WORDS)}quoted in ${place(report, terminal)}`] : []),
    ...(source ? [`${' '.repeat(WORDS)}stands in ${place(source, terminal)}`] : []),
    '',
  ].join('\n')
}
