import { CsvError, parse } from 'csv-parse/sync'
import type { OwnField, OwnRow } from './own-actors.js'

const LISTS = new Set(['names', 'metonyms', 'demonyms'])
/** `foreign minister of norland 2023-03-01..2024-05-31`; either day may be left out, and both. */
const OFFICE = /^(.+?) of (.+?)(?:\s+(\S*)\.\.(\S*))?$/

/** Rows of a CSV file whose first line names the fields; several values in a cell are parted by semicolons. */
export function ownFromCsv(text: string, wrong: (line: number, what: string) => void): OwnRow[] {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(text, {
      columns: true,
      info: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    wrong(
      Number(error.lines ?? 1),
      `${error.message.replace(/ at line \d+| on line \d+/g, '')}; quote cells that hold a comma`,
    )
    return []
  }
  return records.map(({ record, info: { lines: line } }) => {
    const fields = new Map<string, OwnField>()
    for (const [key, cell] of Object.entries(record)) {
      if (cell === '') continue
      const parts = cell.split(';').map((s) => s.trim())
      if (key === 'offices')
        fields.set(key, { line, value: parts.filter((p) => p !== '').map((p) => officeOf(p, line, wrong)) })
      else fields.set(key, { line, value: LISTS.has(key) ? parts : cell })
    }
    return { line, fields }
  })
}

function officeOf(part: string, line: number, wrong: (line: number, what: string) => void) {
  const m = OFFICE.exec(part)
  if (!m) {
    wrong(line, `"${part}" is no office; write "foreign minister of norland 2023-03-01.."`)
    return { role: part, of: part }
  }
  return { role: m[1]!, of: m[2]!, from: m[3] || null, to: m[4] || null }
}
