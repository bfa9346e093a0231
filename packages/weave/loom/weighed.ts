/** More things than one program numbers before it begins anew. */
const MANY = 2 ** 26
/** Slots of an empty table; of so many in four no more than three are taken. */
const LEAST = 1 << 10

/** What two things weigh together; null where they cannot be one. */
export type WeighedOnce<T, V extends number | null> = (a: T, b: T, weigh: (a: T, b: T) => V) => V

/**
 * Weighs each two once, as far as it can keep what they weigh: each thing of a group is looked at with all others whenever one more comes.
 * Kept are at most `kept` pairs, sixteen bytes a slot; beyond them it begins anew.
 */
export function weighedOnce<T extends object, V extends number | null>(kept: number): WeighedOnce<T, V> {
  // An open table of pairs (0 where a slot is free), and what they weigh (NaN: null).
  let pairs = new Float64Array(LEAST)
  let weights = new Float64Array(LEAST)
  let size = 0
  /** Things by numbers of their own, from 1 on: what is made ready again is another. */
  let numbers = new WeakMap<T, number>()
  let seen = 1
  const numberOf = (x: T): number => {
    const known = numbers.get(x)
    if (known !== undefined) return known
    numbers.set(x, seen)
    return seen++
  }
  const slotOf = (pair: number): number => {
    const mask = pairs.length - 1
    const h = Math.imul(Math.floor(pair / MANY), 0x9e3779b1) ^ Math.imul(pair % MANY, 0x85ebca6b)
    let slot = (h ^ (h >>> 15)) & mask
    while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & mask
    return slot
  }
  const lay = (slots: number, before = new Float64Array(0), values = before): void => {
    pairs = new Float64Array(slots)
    weights = new Float64Array(slots)
    for (let i = 0; i < before.length; i++) {
      if (before[i] === 0) continue
      const slot = slotOf(before[i]!)
      pairs[slot] = before[i]!
      weights[slot] = values[i]!
    }
  }
  return (a, b, weigh) => {
    if (seen > MANY - 2) {
      numbers = new WeakMap()
      seen = 1
      size = kept
    }
    if (size >= kept) {
      lay(LEAST)
      size = 0
    }
    const pair = numberOf(a) * MANY + numberOf(b)
    const found = slotOf(pair)
    if (pairs[found] === pair) return (Number.isNaN(weights[found]!) ? null : weights[found]) as V
    const weight = weigh(a, b)
    if (4 * size >= 3 * pairs.length) lay(2 * pairs.length, pairs, weights)
    // Weighing may have weighed others.
    const slot = slotOf(pair)
    pairs[slot] = pair
    weights[slot] = weight ?? Number.NaN
    size++
    return weight
  }
}
