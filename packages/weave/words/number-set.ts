/** A set of hashes of 32 bits that knows how many it will have at most: quicker than a `Set`. 0 counts as 1. */
export class NumberSet {
  readonly #slots: Int32Array
  readonly #mask: number
  constructor(most: number) {
    // At least every other slot stays free.
    const slots = 2 << (32 - Math.clz32(most))
    this.#slots = new Int32Array(slots)
    this.#mask = slots - 1
  }
  /** Puts a number in. Gives whether it was not in it. */
  add(x: number): boolean {
    const slot = this.#slotOf(x | 0 || 1)
    if (this.#slots[slot] !== 0) return false
    this.#slots[slot] = x | 0 || 1
    return true
  }
  has(x: number): boolean {
    return this.#slots[this.#slotOf(x | 0 || 1)] !== 0
  }
  // Where a number is, or would be put.
  #slotOf(x: number): number {
    let slot = (x ^ (x >>> 15)) & this.#mask
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== x) slot = (slot + 1) & this.#mask
    return slot
  }
  static of(list: readonly number[] | Uint32Array): NumberSet {
    const set = new NumberSet(list.length)
    for (const x of list) set.add(x)
    return set
  }
}
