import type { SheetData } from 'write-excel-file/node'
import type { Articles, ExportOptions } from './articles.js'
import { xmlAllowed } from './escape.js'
import { type Cell, linksBy, type Table, tableOf, tables } from './tables/index.js'

/** What a worksheet may hold (Office Open XML: rows of a sheet, characters of a cell). */
const MOST_ROWS = 1_048_575
const MOST_CHARACTERS = 32_767

/**
 * A workbook (Office Open XML) with a sheet for each list, or for the one asked for, headings kept in view. Text is written as text, so no cell is
 * a formula; what a cell can't hold is cut, with an ellipsis. Throws where a list is longer than a sheet can be.
 */
export async function* xlsx(articles: Articles, { list, ...linking }: ExportOptions = {}): AsyncIterable<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const links = linksBy(linking)
  const wanted = list === undefined ? Object.entries(tables) : [[list, tableOf(list)] as const]
  const lists = wanted.map(([name, table]: readonly [string, Table]) => ({ name, table, rows: [] as SheetData }))
  for await (const article of articles)
    for (const { name, table, rows } of lists)
      for (const row of table.rows(article, links(article.name))) {
        if (rows.length === MOST_ROWS)
          throw new Error(`a sheet holds ${MOST_ROWS} rows, and there are more ${name}: take csv or parquet`)
        rows.push(row.map(cell))
      }
  const book = writeXlsxFile(
    lists.map(({ name, table, rows }) => ({
      sheet: name,
      data: [table.columns.map((c) => ({ value: c.name, fontWeight: 'bold' as const })), ...rows],
      columns: table.columns.map((c) => ({ width: c.width })),
      stickyRowsCount: 1,
    })),
  )
  yield await book.toBuffer()
}

function cell(value: Cell) {
  if (value === null) return null
  if (typeof value === 'boolean') return { type: Boolean, value }
  if (typeof value === 'number') return { type: Number, value }
  const text = xmlAllowed(value)
  return {
    type: String,
    value: text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text,
    wrap: text.length > 40,
    alignVertical: 'top' as const,
  }
}
