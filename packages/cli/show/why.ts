import type { Reason } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { oneLine, wrap } from './wrap.js'

/** Words of evidence that are shown; the rest is behind its place. */
const SHOWN = 160

/** Why something is linked: each reason, and the words it rests on in each article. Empty where `explain` is not asked for. */
export async function why(
  record: OnRecord,
  reasons: readonly Reason[],
  { explain }: { readonly explain?: boolean },
  terminal: Terminal,
  indent: number,
): Promise<string> {
  if (!explain) return ''
  const lines: string[] = []
  for (const { rule, score, evidence = [] } of reasons) {
    const quotes = await record.quotes(evidence.filter((e) => e.spans.length > 0))
    const words = quotes.map((q) => {
      const text = oneLine(q.texts.join(' … '))
      return `${q.article}:${q.line} ${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}`
    })
    lines.push(wrap([`because ${rule} (${score})`, ...words].join(' · '), terminal.width, indent))
  }
  return lines.length > 0 ? `${terminal.colours.dim(lines.join('\n'))}\n` : ''
}
