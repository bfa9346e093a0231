/** A seeded source of numbers: the same on every machine. */
export interface Random {
  /** At least 0 and less than 1. */
  next(): number
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number
  /** Whether something of this chance (0 to 1) comes about. */
  chance(p: number): boolean
  /** A whole number from 0 to `n` - 1, number k about half as often as number k/2: how words and names recur (Zipf). */
  rank(n: number): number
  pick<T>(list: readonly T[]): T
}

/** Mulberry32 (Tommy Ettinger, public domain), with the draws that are wanted of it. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    chance: (p) => next() < p,
    rank: (n) => Math.min(n - 1, Math.floor(Math.exp(next() * Math.log(n + 1))) - 1),
    pick: (list) => list[below(list.length)]!,
  }
}
