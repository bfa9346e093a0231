/** Bits of a digit, and how many of them 53 bits have. */
const DIGIT = 11
const SIZE = 1 << DIGIT
const HALF = 2 ** 32
/** Fewer are compared. */
const FEW = 64

/**
 * A list in the order of a whole number from 0 to 2^53 that each has; those that have the same stay as they stood. By radix, the least
 * digit first (Knuth, The Art of Computer Programming, volume 3, 5.2.5): the keys of a hundred articles take a tenth of what comparing takes.
 */
export function inOrder<T>(list: readonly T[], of: (one: T) => number): T[] {
  if (list.length < FEW) return [...list].sort((a, b) => of(a) - of(b))
  const [low, high] = [new Uint32Array(list.length), new Uint32Array(list.length)]
  let order = new Uint32Array(list.length)
  for (let i = 0; i < list.length; i++) {
    const number = of(list[i]!)
    high[i] = number / HALF
    low[i] = number - high[i]! * HALF
    order[i] = i
  }
  let next = new Uint32Array(list.length)
  for (const half of [low, high])
    for (let shift = 0; shift < 32; shift += DIGIT) {
      if (!byDigit(half, shift, order, next)) continue
      ;[order, next] = [next, order]
    }
  return Array.from(order, (i) => list[i]!)
}

// Puts an order in that of a digit; false where all have the same, and nothing was done.
function byDigit(numbers: Uint32Array, shift: number, order: Uint32Array, out: Uint32Array): boolean {
  const starts = new Uint32Array(SIZE)
  for (let i = 0; i < numbers.length; i++) starts[(numbers[i]! >>> shift) & (SIZE - 1)]!++
  if (starts[(numbers[0]! >>> shift) & (SIZE - 1)] === numbers.length) return false
  let start = 0
  for (let digit = 0; digit < SIZE; digit++) {
    const count = starts[digit]!
    starts[digit] = start
    start += count
  }
  for (let i = 0; i < order.length; i++) {
    const digit = (numbers[order[i]!]! >>> shift) & (SIZE - 1)
    out[starts[digit]!++] = order[i]!
  }
  return true
}
