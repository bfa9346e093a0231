import type { Day } from '@onrecord/format'
import { parse } from 'csv-parse/sync'
import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import type { IntakeProblem } from '../problem.js'
import { shownTitle } from '../text/title.js'

/** What is known of one article. */
export interface Meta {
  readonly published?: Day
  readonly outlet?: string
  readonly title?: string
  readonly byline?: readonly string[]
  readonly url?: string
}

/** What a table says of articles, by their names. */
export type MetaTable = ReadonlyMap<string, Meta>

type Row = Readonly<Record<string, unknown>>

/**
 * Reads a table of metadata: CSV, TSV or JSON Lines with the columns name, date, outlet, title, byline, url, of which only
 * name is required; other columns are left aside, cells may be empty. Which of the three it is shows in its first line.
 * `file` is how problems name the table. A row that cannot be used is a problem, the rest holds.
 */
export function readMeta(text: string, file: string): { table: MetaTable; problems: IntakeProblem[] } {
  const table = new Map<string, Meta>()
  const problems: IntakeProblem[] = []
  const report = (
    severity: IntakeProblem['severity'],
    problem: 'bad-table' | 'bad-date',
    place: string | null,
    message: string,
    remedy: string,
  ) => problems.push({ problem, severity, file, place, message, remedy })

  for (const { row, line } of rowsOf(text.replace(/^\ufeff/, ''), (place, message, remedy) =>
    report('error', 'bad-table', place, message, remedy),
  )) {
    const place = `line ${line}`
    const name = cell(row, 'name')
    if (!name) {
      report(
        'error',
        'bad-table',
        place,
        'the row has no name',
        'give the file name without its ending in the column "name"',
      )
      continue
    }
    if (table.has(name))
      report('warning', 'bad-table', place, `${name} stands twice in the table`, 'the later row is used')
    const date = cell(row, 'date')
    const published = date ? toDay(date) : null
    if (date && !published)
      report(
        'warning',
        'bad-date',
        place,
        `not a day: ${JSON.stringify(date)}`,
        'write it as 2024-10-24; the row is used without it',
      )
    const byline = bylines(row.byline)
    const [outlet, title, url] = [cell(row, 'outlet'), shownTitle(cell(row, 'title') ?? null), cell(row, 'url')]
    table.set(name, {
      ...(published && { published }),
      ...(outlet && { outlet }),
      ...(title && { title }),
      ...(byline && { byline }),
      ...(url && { url }),
    })
  }
  return { table, problems }
}

function cell(row: Row, column: string): string | undefined {
  const value = row[column]
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined
}

type Report = (place: string | null, message: string, remedy: string) => void

function rowsOf(text: string, report: Report): { row: Row; line: number }[] {
  const head = /[^\r\n]*/.exec(text)![0]
  if (head.trimStart().startsWith('{')) return jsonRows(text, report)
  const delimiter = head.includes('\t') ? '\t' : head.includes(',') ? ',' : head.includes(';') ? ';' : ','
  try {
    // TSV as spreadsheets and scripts write it: a quotation mark inside a cell is nothing special.
    const records = parse(text, {
      delimiter,
      columns: (names: string[]) => names.map((n) => n.trim().toLowerCase()),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      ...(delimiter === '\t' ? { quote: null } : { relax_quotes: true }),
    }) as unknown as { record: Row; info: { lines: number } }[]
    if (!/(^|[\t,;"])\s*name\s*($|[\t,;"])/i.test(head)) {
      report(
        'line 1',
        'the table has no column "name"',
        'name its columns in the first line: name, date, outlet, title, byline, url',
      )
      return []
    }
    return records.map(({ record, info }) => ({
      row: delimiter === '\t' ? unquoted(record) : record,
      line: info.lines,
    }))
  } catch (error) {
    report(
      null,
      `the table cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'save it as CSV, TSV or JSON Lines',
    )
    return []
  }
}

/** A TSV row with the quotation marks that spreadsheets put around a cell taken off. */
const unquoted = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([k, v]) => [
      k,
      typeof v === 'string' && /^"(?:[^"]|"")*"$/.test(v) ? v.slice(1, -1).replaceAll('""', '"') : v,
    ]),
  )

function jsonRows(text: string, report: Report): { row: Row; line: number }[] {
  return text.split(/\r?\n/).flatMap((content, i) => {
    if (content.trim() === '') return []
    try {
      const row: unknown = JSON.parse(content)
      if (row !== null && typeof row === 'object' && !Array.isArray(row)) return [{ row: row as Row, line: i + 1 }]
    } catch {
      // Worded below, as for a line that is JSON but no object.
    }
    report(`line ${i + 1}`, 'the line is not a JSON object', 'write one object a line')
    return []
  })
}
