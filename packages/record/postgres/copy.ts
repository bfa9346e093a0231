import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** A value of a row, as SQLite and PostgreSQL both have it. */
export type Value = string | number | bigint | Uint8Array | ArrayBuffer | null

/** Characters handed over in one piece. */
const PIECE = 1 << 16

/** Writes rows into a table in one go, in the order of its columns. */
export async function copyInto(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  const into = `copy "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) from stdin`
  await pipeline(Readable.from(pieces(rows)), client.query(copyFrom(into)))
}

function* pieces(rows: Iterable<readonly Value[]>): Generator<string> {
  let piece = ''
  for (const row of rows) {
    piece += `${row.map(field).join('\t')}\n`
    if (piece.length > PIECE) {
      yield piece
      piece = ''
    }
  }
  yield piece
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A value as COPY reads it from text. */
function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (c) => ESCAPED[c]!)
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return `\\\\x${Buffer.from(value as Uint8Array).toString('hex')}`
}
