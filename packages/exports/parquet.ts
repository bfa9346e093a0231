import type { Articles, ExportOptions } from './articles.js'
import { type Cell, type Column, linksBy, tableOf } from './tables/index.js'

/** Rows held before they are written out: bounds the memory whatever the list's length. */
const GROUP = 50_000

const TYPES = { text: 'STRING', number: 'DOUBLE', whole: 'INT32', truth: 'BOOLEAN' } as const

/** A list as Apache Parquet (Snappy, one row group for each 50,000 rows), for DuckDB, pandas, R and the like. */
export async function* parquet(
  articles: Articles,
  { list = 'statements', ...linking }: ExportOptions = {},
): AsyncIterable<Uint8Array> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer')
  const { columns, rows } = tableOf(list)
  const links = linksBy(linking)
  const bytes = new ByteWriter()
  const schema = schemaFromColumnData({ columnData: columns.map((c) => column(c, [])) })
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'onrecord' })
  let group: (readonly Cell[])[] = []
  const flush = async () => {
    if (group.length > 0) await writer.write({ columnData: columns.map((c, i) => column(c, group.map((r) => r[i]!))) }) // biome-ignore format: one line
    group = []
  }
  for await (const article of articles)
    for (const row of rows(article, links(article.name))) {
      group.push(row)
      if (group.length === GROUP) await flush()
    }
  await flush()
  await writer.finish()
  yield bytes.getBytes()
}

const column = ({ name, type }: Column, data: Cell[]) => ({ name, type: TYPES[type], data, nullable: true })
