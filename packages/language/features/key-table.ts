/** Finds the place of a 32-bit key in a list: an open-addressed table over typed arrays. Keys must differ from each other. */
export interface KeyTable {
  readonly size: number
  /** Index of `key` in the list, or -1. */
  find(key: number): number
}

/** Bits of the filter for each key: a key that is not in the list is mostly turned away by one look at a small array. */
const FILTER_BITS = 16

/** Builds the table of `keys`, at most half full. */
export function keyTable(keys: Int32Array): KeyTable {
  const mask = powerOf2(keys.length * 2) - 1
  const filterMask = powerOf2(keys.length * FILTER_BITS) - 1
  const filter = new Int32Array((filterMask + 1) >> 5)
  // Key and index plus 1 side by side, so that both come with one look into memory.
  const slots = new Int32Array((mask + 1) * 2)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    const bit = (key ^ (key >>> 15)) & filterMask
    filter[bit >> 5]! |= 1 << (bit & 31)
    let at = key & mask
    while (slots[at * 2 + 1] !== 0) at = (at + 1) & mask
    slots[at * 2] = key
    slots[at * 2 + 1] = i + 1
  }
  return {
    size: keys.length,
    find(key: number): number {
      const bit = (key ^ (key >>> 15)) & filterMask
      if ((filter[bit >> 5]! & (1 << (bit & 31))) === 0) return -1
      let at = key & mask
      for (;;) {
        const place = slots[at * 2 + 1]!
        if (place === 0) return -1
        if (slots[at * 2] === key) return place - 1
        at = (at + 1) & mask
      }
    },
  }
}

/** The least power of 2 that is at least `n` and 32. */
function powerOf2(n: number): number {
  let power = 32
  while (power < n) power *= 2
  return power
}
