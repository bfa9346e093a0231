import type { StatementRef } from '@onrecord/format'
import { hash } from './words/weights.js'

/**
 * An id made of content: the kind's letter and 16 hexadecimal digits over `parts`. The same content gives the same id,
 * whatever else is on record.
 */
export function idOf(kind: string, parts: readonly string[]): string {
  const text = parts.join('\n')
  const hex = (seed: number): string => hash(text, seed).toString(16).padStart(8, '0')
  return `${kind}-${hex(0x811c9dc5)}${hex(0x9e3779b9)}`
}

/** A statement as a string that is the same as long as its article and its place are. */
export const keyOf = ({ article, content }: StatementRef): string =>
  `${article} ${content.map(({ start, end }) => `${start}-${end}`).join(',')}`

/** Order of strings by code unit, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
