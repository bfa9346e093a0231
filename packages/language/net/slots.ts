/** Which of a fixed number of slots holds what was worked out for a key. */
export interface Slots {
  /** The slot of a key, or -1. */
  find(key: number): number
  /** A slot for a key that was just not found: an empty one, else that of a key not asked for of late. */
  take(key: number): number
}

/** Ends the chain of a bucket. */
const NONE = -1

/**
 * Slots for `count` keys, whole numbers. What is asked for often stays: only keys that the last `count / 2` calls of `find`
 * did not ask for lose their slots. A hand goes round to find such (after the clock of Corbató 1968). Keys are found by
 * chains of slots from at least twice as many buckets, all of it in arrays of numbers.
 */
export function slots(count: number): Slots {
  const shift = Math.clz32(2 * count - 1)
  const firstOf = new Int32Array(2 ** (32 - shift)).fill(NONE)
  const nextOf = new Int32Array(count)
  const keys = new Float64Array(count)
  const asked = new Float64Array(count)
  const recent = count >> 1
  let taken = 0
  let calls = 0
  let hand = 0
  const bucketOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> shift
  const leave = (slot: number): void => {
    const bucket = bucketOf(keys[slot]!)
    if (firstOf[bucket] === slot) {
      firstOf[bucket] = nextOf[slot]!
      return
    }
    let before = firstOf[bucket]!
    while (nextOf[before] !== slot) before = nextOf[before]!
    nextOf[before] = nextOf[slot]!
  }
  return {
    find(key) {
      calls++
      let slot = firstOf[bucketOf(key)]!
      while (slot !== NONE && keys[slot] !== key) slot = nextOf[slot]!
      if (slot !== NONE) asked[slot] = calls
      return slot
    },
    take(key) {
      if (taken < count) hand = taken++
      else {
        do hand = hand + 1 < count ? hand + 1 : 0
        while (calls - asked[hand]! <= recent)
        leave(hand)
      }
      const bucket = bucketOf(key)
      nextOf[hand] = firstOf[bucket]!
      firstOf[bucket] = hand
      keys[hand] = key
      asked[hand] = calls
      return hand
    },
  }
}
