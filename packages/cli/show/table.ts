import type { Terminal } from '../terminal/terminal.js'
import { oneLine } from './wrap.js'

/** A column: its head, whether it holds numbers, and whether it gives way where the screen is narrow. */
export interface Column {
  readonly head: string
  readonly number?: boolean
  readonly gives?: boolean
}

/** Rows under their heads, as wide as they need to be; empty columns are left out, those that give way cut to what the screen has. */
export function table(
  all: readonly Column[],
  rows: readonly (readonly string[])[],
  { width, colours }: Terminal,
): string {
  const filled = all.flatMap((_, i) => (rows.some((row) => row[i] !== '') ? [i] : []))
  const columns = filled.map((i) => all[i]!)
  const cells = rows.map((row) => filled.map((i) => oneLine(row[i]!)))
  const widths = columns.map((c, i) => Math.max(c.head.length, ...cells.map((row) => row[i]!.length)))
  const total = widths.reduce((sum, w) => sum + w + 2, -2)
  const giving = columns.flatMap((c, i) => (c.gives ? [i] : []))
  for (let over = total - width; over > 0 && giving.length > 0; ) {
    const widest = giving.reduce((a, b) => (widths[b]! > widths[a]! ? b : a))
    if (widths[widest]! <= 12) break
    widths[widest]!--
    over--
  }
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => {
        const room = widths[i]!
        const fit = cell.length > room ? `${cell.slice(0, room - 1)}…` : cell
        return columns[i]!.number ? fit.padStart(room) : fit.padEnd(room)
      })
      .join('  ')
      .trimEnd()
  return `${[colours.dim(line(columns.map((c) => c.head))), ...cells.map(line)].join('\n')}\n`
}
