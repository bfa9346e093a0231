/** Mixes two 32-bit numbers into one (the finaliser of MurmurHash3 over their product); the same on every machine. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b1, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 13
  return h | 0
}

/** Mixes three 32-bit numbers into one. */
export const mix3 = (a: number, b: number, c: number): number => mix(mix(a, b), c)

/** 32-bit hash of a string's UTF-16 code units (FNV-1a). */
export const hashOf = (s: string): number => hashOfPart(s, 0, s.length)

/** The hash of `s.slice(start, end)`. */
export function hashOfPart(s: string, start: number, end: number): number {
  let h = 0x811c9dc5
  for (let i = start; i < end; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return h | 0
}
