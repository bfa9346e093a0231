import { bareUtf16 } from './encoding/decode.js'

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP file or office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a file packed by bzip2', [0x42, 0x5a, 0x68]],
  ['a file packed by xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['a file packed by Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
]

/** What the bytes are where they are no text (`a PDF file`, `a binary file`), or null where they may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
  const signature = SIGNATURES.find(([, s]) => s.every((b, i) => bytes[i] === b))
  if (signature) return signature[0]
  const marked =
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff) ||
    (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe)
  if (marked || bareUtf16(bytes)) return null
  const head = bytes.subarray(0, 8192)
  let control = 0
  for (const b of head) {
    // Text has no zero byte; of the rest, tab, line feed, form feed, carriage return and escape do occur.
    if (b === 0) return 'a binary file'
    if (b < 0x20 && b !== 9 && b !== 10 && b !== 12 && b !== 13 && b !== 27) control++
  }
  return control > 0.02 * head.length ? 'a binary file' : null
}
