/** Which of a fixed number of slots holds what was worked out for a key. */
export interface Slots {
  /** The slot of a key, or -1. */
  find(key: number): number
  /** A slot for a key that was just not found: an empty one, else that of a key not asked for of late. */
  take(key: number): number
  /** Empties all slots. */
  reset(): void
}

/**
 * Slots for `count` keys, whole numbers. What is asked for often stays: only keys that the last `count / 2` calls of `find`
 * did not ask for lose their slots. A hand goes round to find such (after the clock of Corbató 1968).
 */
export function slots(count: number): Slots {
  const slotOf = new Map<number, number>()
  const keys = new Int32Array(count)
  const asked = new Int32Array(count)
  const recent = count >> 1
  let calls = 0
  let hand = 0
  return {
    find(key) {
      calls++
      const slot = slotOf.get(key)
      if (slot === undefined) return -1
      asked[slot] = calls
      return slot
    },
    take(key) {
      if (slotOf.size < count) hand = slotOf.size
      else {
        do hand = hand + 1 < count ? hand + 1 : 0
        while (calls - asked[hand]! <= recent)
        slotOf.delete(keys[hand]!)
      }
      slotOf.set(key, hand)
      keys[hand] = key
      asked[hand] = calls
      return hand
    },
    reset() {
      slotOf.clear()
      calls = 0
      hand = 0
    },
  }
}
