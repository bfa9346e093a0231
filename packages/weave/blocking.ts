/** In a bucket of more than this, each is paired with its nearest alone (and with the first few), not with all. */
const CROWD = 48
const NEAREST = 16
const FIRST = 4

/**
 * Pairs of a few things (what was said at one occasion) that share a key, each once, the lesser index first: what is worth comparing. Near-linear, since a
 * crowded key (boilerplate, a phrase everybody uses) pairs each thing with a bounded number of others; those are chosen
 * by the order of the things, so that a sorted list gives the same pairs whatever order it was read in.
 */
export function pairsByKey<K>(keysOf: readonly Iterable<K>[]): [number, number][] {
  const buckets = new Map<K, number[]>()
  keysOf.forEach((keys, i) => {
    for (const key of new Set(keys)) {
      const bucket = buckets.get(key)
      if (bucket) bucket.push(i)
      else buckets.set(key, [i])
    }
  })
  const size = keysOf.length
  const pairs = new Set<number>()
  const note = (a: number, b: number): void => void pairs.add(a * size + b)
  for (const bucket of buckets.values()) {
    const crowded = bucket.length > CROWD
    for (let j = 1; j < bucket.length; j++) {
      const from = crowded ? Math.max(0, j - NEAREST) : 0
      for (let i = 0; i < Math.min(from, FIRST); i++) note(bucket[i]!, bucket[j]!)
      for (let i = from; i < j; i++) note(bucket[i]!, bucket[j]!)
    }
  }
  const out = [...pairs].map((pair): [number, number] => [Math.floor(pair / size), pair % size])
  return out.sort(([a, b], [c, d]) => a - c || b - d)
}
