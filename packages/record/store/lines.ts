import type { Offset } from '@onrecord/format'

/** Line of a text that an offset stands on, from 1. A view: the record keeps offsets alone. */
export function lineAt(text: string, at: Offset): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++
  return line
}
