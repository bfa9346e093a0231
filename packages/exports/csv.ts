import { sliceAll } from '@onrecord/format'
import type { Articles } from './articles.js'

const COLUMNS = [
  'article',
  'outlet',
  'published',
  'speaker',
  'act',
  'negated',
  'said_from',
  'said_to',
  'kind',
  'source',
  'cue',
  'content',
  'targets',
  'start',
  'end',
  'confidence',
  'uri',
]

/**
 * Statements as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it), a line each. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export async function* csv(articles: Articles): AsyncIterable<string> {
  yield `\ufeff${COLUMNS.join(',')}\r\n`
  for await (const a of articles) {
    const names = new Map(a.actors.map((x) => [x.id, x.name]))
    for (const s of a.statements)
      yield `${[
        a.name,
        a.outlet,
        a.published.from === a.published.to ? a.published.from : `${a.published.from ?? ''}/${a.published.to ?? ''}`,
        s.speakers.map((id) => names.get(id) ?? id).join('; '),
        s.act,
        s.negated ? 'yes' : '',
        s.said.from,
        s.said.to,
        s.kind,
        sliceAll(a.text, s.source),
        sliceAll(a.text, s.cue),
        sliceAll(a.text, s.content),
        s.targets.map((id) => names.get(id) ?? id).join('; '),
        s.content[0]?.start,
        s.content.at(-1)?.end,
        s.confidence.toFixed(2),
        a.url ?? a.uri,
      ]
        .map(cell)
        .join(',')}\r\n`
  }
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'number' ? String(value) : value.replace(/^[=+\-@\t\r]/, "'$&")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
