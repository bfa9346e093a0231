import type { Articles, ExportOptions } from './articles.js'
import { type Cell, linksBy, tableOf } from './tables/index.js'

/**
 * A list as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it), a line each. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export async function* csv(
  articles: Articles,
  { list = 'statements', ...linking }: ExportOptions = {},
): AsyncIterable<string> {
  const { columns, rows } = tableOf(list)
  const links = linksBy(linking)
  yield `\ufeff${columns.map((c) => c.name).join(',')}\r\n`
  for await (const article of articles)
    for (const row of rows(article, links(article.name))) yield `${row.map(cell).join(',')}\r\n`
}

function cell(value: Cell): string {
  if (value === null || value === false) return ''
  if (value === true) return 'yes'
  const text = typeof value === 'number' ? String(value) : value.replace(/^[=+\-@\t\r]/, "'$&")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
