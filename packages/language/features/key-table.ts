/** Finds the place of a 32-bit key in a list: an open-addressed table over typed arrays. Keys must differ from each other. */
export interface KeyTable {
  readonly size: number
  /** Index of `key` in the list, or -1. */
  find(key: number): number
}

/** Builds the table of `keys`, at most half full. */
export function keyTable(keys: Int32Array): KeyTable {
  let capacity = 16
  while (capacity < keys.length * 2) capacity *= 2
  const mask = capacity - 1
  const places = new Int32Array(capacity)
  for (let i = 0; i < keys.length; i++) {
    let at = slot(keys[i]!, mask)
    while (places[at] !== 0) at = (at + 1) & mask
    places[at] = i + 1
  }
  return {
    size: keys.length,
    find(key: number): number {
      let at = slot(key, mask)
      for (;;) {
        const place = places[at]!
        if (place === 0) return -1
        if (keys[place - 1] === key) return place - 1
        at = (at + 1) & mask
      }
    },
  }
}

/** Where a key is looked for first: its bits are folded, for hashed keys may share their low ones. */
const slot = (key: number, mask: number): number => (key ^ (key >>> 16)) & mask
