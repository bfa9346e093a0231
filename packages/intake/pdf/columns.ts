import type { Line } from './lines.js'

/** Narrower than this many letter sizes, what lies between two columns is no gutter. */
const GUTTER = 0.8

/**
 * The columns of a page in the order they are read, each its lines from top to bottom: the page is cut along gutters, and across where
 * something (a headline, a picture's caption) spans columns that lie below or above it (recursive XY cut, Nagy and Seth 1984).
 */
export function columns(lines: readonly Line[]): Line[][] {
  if (lines.length === 0) return []
  const gutter = gutterOf(lines)
  if (gutter !== null) {
    const left = lines.filter((l) => l.right <= gutter)
    return [...columns(left), ...columns(lines.filter((l) => l.right > gutter))]
  }
  const rows = rowsOf(lines)
  // The fewest rows on top below which there are columns, else the most rows on top that are columns.
  for (let n = 1; n < rows.length; n++) if (gutterOf(rows.slice(n).flat()) !== null) return cut(rows, n)
  for (let n = rows.length - 1; n > 1; n--) if (gutterOf(rows.slice(0, n).flat()) !== null) return cut(rows, n)
  return [rows.flat()]
}

const cut = (rows: readonly Line[][], n: number): Line[][] => [
  ...columns(rows.slice(0, n).flat()),
  ...columns(rows.slice(n).flat()),
]

/** Lines that share no height with the next, from top to bottom; within a row left to right. */
function rowsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = []
  let bottom = Number.POSITIVE_INFINITY
  for (const line of [...lines].sort((a, b) => b.y - a.y || a.left - b.left)) {
    if (line.y + 0.7 * line.size <= bottom || rows.length === 0) rows.push([])
    rows[rows.length - 1]!.push(line)
    bottom = Math.min(rows[rows.length - 1]!.length === 1 ? line.y : bottom, line.y)
  }
  return rows
}

/** Where a gutter ends on its left side: the widest stretch no line crosses that has two lines or more on either side; or null. */
function gutterOf(lines: readonly Line[]): number | null {
  if (lines.length < 4) return null
  const sorted = [...lines].sort((a, b) => a.left - b.left)
  let right = sorted[0]!.right
  let best: { at: number; width: number } | null = null
  for (const [i, line] of sorted.entries()) {
    const width = line.left - right
    const isGutter = width > GUTTER * line.size && rowsWithin(sorted.slice(0, i)) > 1 && rowsWithin(sorted.slice(i)) > 1
    if (isGutter && (best === null || width > best.width) && overlap(sorted.slice(0, i), sorted.slice(i)))
      best = { at: right, width }
    right = Math.max(right, line.right)
  }
  return best?.at ?? null
}

const rowsWithin = (lines: readonly Line[]): number => new Set(lines.map((l) => Math.round(l.y))).size

/** Whether two columns stand beside each other, and not one below the other further in. */
function overlap(a: readonly Line[], b: readonly Line[]): boolean {
  const span = (lines: readonly Line[]) =>
    [Math.min(...lines.map((l) => l.y)), Math.max(...lines.map((l) => l.y))] as const
  const [[low, high], [bottom, top]] = [span(a), span(b)]
  return Math.min(high, top) > Math.max(low, bottom)
}
