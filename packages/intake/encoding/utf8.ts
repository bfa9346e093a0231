/** What of some bytes is UTF-8. */
export interface Utf8Count {
  /** Whole sequences of two to four bytes. */
  readonly sequences: number
  /** Bytes that are part of no sequence. */
  readonly strays: number
  /** Place of the first such byte, or -1. */
  readonly firstStray: number
}

/**
 * Length of the well-formed UTF-8 sequence at `i` (Unicode table 3-7: no overlong forms, no surrogates), 0 where there is none.
 */
export function sequenceAt(bytes: Uint8Array, i: number): number {
  const a = bytes[i]!
  if (a < 0x80) return 1
  const length = a >= 0xc2 && a <= 0xdf ? 2 : a >= 0xe0 && a <= 0xef ? 3 : a >= 0xf0 && a <= 0xf4 ? 4 : 0
  if (length === 0 || i + length > bytes.length) return 0
  const low = a === 0xe0 ? 0xa0 : a === 0xf0 ? 0x90 : 0x80
  const high = a === 0xed ? 0x9f : a === 0xf4 ? 0x8f : 0xbf
  const b = bytes[i + 1]!
  if (b < low || b > high) return 0
  for (let k = 2; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return 0
  return length
}

/** Counts sequences and stray bytes. */
export function countUtf8(bytes: Uint8Array): Utf8Count {
  let sequences = 0
  let strays = 0
  let firstStray = -1
  for (let i = 0; i < bytes.length; ) {
    const n = sequenceAt(bytes, i)
    if (n > 1) sequences++
    if (n === 0) {
      strays++
      if (firstStray < 0) firstStray = i
    }
    i += n || 1
  }
  return { sequences, strays, firstStray }
}
