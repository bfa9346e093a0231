import { createHash } from 'node:crypto'

/** SHA-256 of the parts, cut to 128 bits, as hex; parts are told apart by their lengths. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex').slice(0, 32)
}

const RING = 1n << 128n

/**
 * The digest of a set of digests, kept in step as members come and go: their sum, so that neither order nor history
 * matters. Takes and gives 128 bits as hex.
 */
export function change(set: string, gone: readonly string[], come: readonly string[]): string {
  const number = (hex: string) => BigInt(`0x${hex}`)
  let sum = number(set)
  for (const d of gone) sum += RING - number(d)
  for (const d of come) sum += number(d)
  return (sum % RING).toString(16).padStart(32, '0')
}

export const EMPTY_SET = '0'.repeat(32)

/** A whole number made of a key's first 48 bits: orders rows by content. */
export const tieOf = (key: string): number => Number.parseInt(key.slice(0, 12), 16)
