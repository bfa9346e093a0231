import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Deflating more would make little smaller and take longer. */
const LEVEL = 3

/**
 * A text as a file keeps it: deflated, so that it lies on one page with its reading where it took two and more. A list of
 * statements reads a text for each, mostly from the disk. What would not get smaller stays as it is.
 */
export function packText(text: string): string | Uint8Array {
  const packed = deflateRawSync(text, { level: LEVEL })
  return packed.length < Buffer.byteLength(text) ? packed : text
}

/** The text that was packed; one that was not is given as it is. */
export const unpackText = (kept: string | Uint8Array | ArrayBuffer): string =>
  typeof kept === 'string' ? kept : inflateRawSync(kept).toString('utf8')

/** Rows as they are asked for: a column named `text` is a text, however it is kept. */
export function withTexts(rows: unknown[]): unknown[] {
  const [first] = rows
  if (typeof first !== 'object' || first === null || !('text' in first)) return rows
  for (const row of rows as { text: unknown }[])
    if (typeof row.text === 'object' && row.text !== null) row.text = unpackText(row.text as Uint8Array)
  return rows
}
