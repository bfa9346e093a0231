import type { Span } from '@onrecord/format'

/** Characters of a stretch of text whose items are listed together. */
const STRETCH = 512

/**
 * Finds which of many items hold a place without asking all of them. `spansOf` tells where an item stands; given a place, the answer has,
 * in the order of `items`, every item one of whose spans reaches over it, and perhaps others that stand near it.
 */
export function around<T>(items: readonly T[], spansOf: (item: T) => Iterable<Span>): (place: Span) => readonly T[] {
  // Few are asked one and all.
  if (items.length < 32) return () => items
  const listed = new Map<number, T[]>()
  for (const item of items)
    for (const { start, end } of spansOf(item))
      for (let s = Math.floor(start / STRETCH); s <= Math.floor(end / STRETCH); s++) {
        const there = listed.get(s)
        if (!there) listed.set(s, [item])
        else if (there[there.length - 1] !== item) there.push(item)
      }
  return ({ start }) => listed.get(Math.floor(start / STRETCH)) ?? []
}
