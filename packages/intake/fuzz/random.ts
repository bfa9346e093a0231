/** Chance that can be had again: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number
  pick<T>(list: readonly T[]): T
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function random(seed: number): Random {
  let a = seed >>> 0
  const below = (n: number): number => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
  return { below, pick: (list) => list[below(list.length)]! }
}
