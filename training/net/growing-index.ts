/** Numbers 32-bit features as they are met, and counts them; in typed arrays, for there are tens of millions. */
export interface GrowingIndex {
  /** Number of a feature, -1 where it is unknown. */
  find(feature: number): number
  /** Number of a feature, new or known; counts it. */
  count(feature: number): number
  /** Drops features counted less than `least` times and numbers the others anew; gives how many are left. */
  keep(least: number): number
  /** The features, by number. */
  keys(): Int32Array
}

/** An empty index. */
export function growingIndex(): GrowingIndex {
  let capacity = 1 << 16
  let places = new Int32Array(capacity)
  let features = new Int32Array(capacity)
  let counts = new Int32Array(capacity)
  let size = 0

  const slot = (feature: number): number => {
    let at = (feature ^ (feature >>> 16)) & (capacity - 1)
    while (places[at] !== 0 && features[places[at]! - 1] !== feature) at = (at + 1) & (capacity - 1)
    return at
  }
  const rebuild = (wanted: number): void => {
    capacity = wanted
    places = new Int32Array(capacity)
    const grown = new Int32Array(capacity)
    grown.set(features.subarray(0, size))
    features = grown
    const grownCounts = new Int32Array(capacity)
    grownCounts.set(counts.subarray(0, size))
    counts = grownCounts
    for (let i = 0; i < size; i++) places[slot(features[i]!)] = i + 1
  }
  return {
    find: (feature) => places[slot(feature)]! - 1,
    count(feature) {
      const at = slot(feature)
      let place = places[at]! - 1
      if (place < 0) {
        place = size++
        features[place] = feature
        places[at] = size
        if (size * 2 > capacity) rebuild(capacity * 2)
      }
      counts[place]!++
      return place
    },
    keep(least) {
      let kept = 0
      for (let i = 0; i < size; i++) {
        if (counts[i]! < least) continue
        features[kept] = features[i]!
        counts[kept] = counts[i]!
        kept++
      }
      size = kept
      let wanted = 16
      while (wanted < size * 2 + 2) wanted *= 2
      features = features.slice(0, size)
      counts = counts.slice(0, size)
      rebuild(wanted)
      return size
    },
    keys: () => features.slice(0, size),
  }
}
