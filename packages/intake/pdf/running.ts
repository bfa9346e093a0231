import type { Line } from './lines.js'
import type { Page } from './open.js'

/** How much of a page's height at its top and bottom running heads and page numbers stand in. */
const EDGE = 0.11

/** A page number alone, or the like of "Page 2 of 5". */
const PAGE_NUMBER = /^\W*(?:\p{L}{1,8}\.?\s*)?\d{1,4}(?:\s*(?:\/|\p{L}{1,4})\s*\d{1,4})?\W*$/u

/** Parts a document's lines into those that run on and those that stand on every page beside them: heads, feet, page numbers. */
export function running(pages: readonly Page[], lines: readonly (readonly Line[])[]): ReadonlySet<Line> {
  const aside = new Set<Line>()
  const seen = new Map<string, Set<number>>()
  const edges = pages.map((page, i) =>
    lines[i]!.filter((l) => l.y > (1 - EDGE) * page.height || l.y < EDGE * page.height),
  )
  for (const line of edges.flat()) {
    const key = keyOf(line)
    seen.set(key, (seen.get(key) ?? new Set()).add(line.page))
  }
  for (const line of edges.flat()) if (PAGE_NUMBER.test(line.text) || seen.get(keyOf(line))!.size > 1) aside.add(line)
  return aside
}

/** A line's words without its numbers, and its height on the page: a head stands at the same height, and chapters change it. */
const keyOf = (line: Line): string => `${Math.round(line.y / 3)} ${line.text.replace(/\d+/g, '#').toLowerCase()}`
