/** More things than one program numbers before it begins anew. */
const MANY = 2 ** 26

/** What two things weigh together. */
export type WeighedOnce<T, V> = (a: T, b: T, weigh: (a: T, b: T) => V) => V

/** Weighs each two once, as far as it can keep what they weigh: each thing of a group is looked at with all others whenever one more comes. */
export function weighedOnce<T extends object, V>(kept: number): WeighedOnce<T, V> {
  const of = new Map<number, V>()
  /** Things by numbers of their own: what is made ready again is another. */
  let numbers = new WeakMap<T, number>()
  let seen = 0
  const numberOf = (x: T): number => {
    const known = numbers.get(x)
    if (known !== undefined) return known
    numbers.set(x, seen)
    return seen++
  }
  return (a, b, weigh) => {
    if (seen > MANY - 2 || of.size >= kept) of.clear()
    if (seen > MANY - 2) {
      numbers = new WeakMap()
      seen = 0
    }
    const pair = numberOf(a) * MANY + numberOf(b)
    const known = of.get(pair)
    if (known !== undefined) return known
    const found = weigh(a, b)
    of.set(pair, found)
    return found
  }
}
