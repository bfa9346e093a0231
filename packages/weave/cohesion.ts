/** How well two things go together: above 0 they do, below 0 they do not. */
export interface Tie {
  readonly a: number
  readonly b: number
  readonly score: number
}

/**
 * Groups things so that each group holds together on the whole, not only from one to the next: average link, the best two
 * groups first, for as long as the mean score between two is at least 0. Pairs that are not among `ties` score `absent`.
 * Things are numbers from 0 to `size` - 1; of equal scores the lesser numbers come first, so that a sorted list gives the
 * same groups whatever order it was read in. Gives every thing in one group, ascending, groups by their first thing.
 */
export function cohesive(size: number, ties: readonly Tie[], absent: number): number[][] {
  const members: number[][] = Array.from({ length: size }, (_, i) => [i])
  const alive = new Uint8Array(size).fill(1)
  const links: Map<number, Link>[] = Array.from({ length: size }, () => new Map())
  const queue: Entry[] = []
  for (const { a, b, score } of ties) {
    if (a === b || links[a]!.has(b)) continue
    const link = { sum: score, count: 1 }
    links[a]!.set(b, link)
    links[b]!.set(a, link)
    push(queue, { score, a: Math.min(a, b), b: Math.max(a, b) })
  }
  for (let best = pop(queue); best && best.score >= 0; best = pop(queue)) {
    const { a, b, score } = best
    const link = links[a]!.get(b)
    // What was queued before either grew is stale.
    if (!alive[a] || !alive[b] || !link || score !== mean(link, members[a]!.length * members[b]!.length, absent))
      continue
    alive[b] = 0
    members[a] = [...members[a]!, ...members[b]!]
    for (const [c, other] of links[b]!) {
      links[c]!.delete(b)
      if (c === a || !alive[c]) continue
      const own = links[a]!.get(c)
      const joined = { sum: other.sum + (own?.sum ?? 0), count: other.count + (own?.count ?? 0) }
      links[a]!.set(c, joined)
      links[c]!.set(a, joined)
    }
    links[b]!.clear()
    for (const [c, joined] of links[a]!)
      push(queue, {
        score: mean(joined, members[a]!.length * members[c]!.length, absent),
        a: Math.min(a, c),
        b: Math.max(a, c),
      })
  }
  return members
    .filter((_, i) => alive[i])
    .map((m) => m.sort((x, y) => x - y))
    .sort((x, y) => x[0]! - y[0]!)
}

/** Sum of the scores between two groups, and of how many pairs. */
interface Link {
  readonly sum: number
  readonly count: number
}

const mean = ({ sum, count }: Link, pairs: number, absent: number): number => (sum + (pairs - count) * absent) / pairs

interface Entry {
  readonly score: number
  readonly a: number
  readonly b: number
}

const before = (x: Entry, y: Entry): boolean =>
  x.score > y.score || (x.score === y.score && (x.a < y.a || (x.a === y.a && x.b < y.b)))

// A binary heap, the best entry first.
function push(heap: Entry[], entry: Entry): void {
  let i = heap.push(entry) - 1
  while (i > 0) {
    const parent = (i - 1) >> 1
    if (!before(entry, heap[parent]!)) break
    heap[i] = heap[parent]!
    i = parent
  }
  heap[i] = entry
}

function pop(heap: Entry[]): Entry | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (top === undefined || last === undefined || heap.length === 0) return top
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
    if (!before(heap[child]!, last)) break
    heap[i] = heap[child]!
    i = child
  }
  heap[i] = last
  return top
}
