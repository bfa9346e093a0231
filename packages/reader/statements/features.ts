import { type Templates, TRUE } from './templates.js'

/** Most values an example has. */
const VALUES = 64
/** Most features it has: a verb of many dependents has a few hundred. */
const MOST = 4096

/**
 * One example of what is learned. Its values are put in their places (`places`), then templates over them are taken, each
 * giving a feature: a 32-bit hash of the template and the values it mixes.
 */
export class Features {
  readonly values = new Int32Array(VALUES)
  readonly ids = new Int32Array(MOST)
  n = 0

  constructor() {
    this.values[TRUE] = 1
  }

  /** Begins the next example; values stay as they are. */
  clear(): void {
    this.n = 0
  }

  /** Adds the features of some templates over the present values. */
  take({ ones, twos, threes }: Templates): void {
    const { values, ids } = this
    let { n } = this
    for (let t = 0; t < ones.length; t += 2) ids[n++] = one(ones[t]!, values[ones[t + 1]!]!)
    for (let t = 0; t < twos.length; t += 3) ids[n++] = two(twos[t]!, values[twos[t + 1]!]!, values[twos[t + 2]!]!)
    for (let t = 0; t < threes.length; t += 4)
      ids[n++] = three(threes[t]!, values[threes[t + 1]!]!, values[threes[t + 2]!]!, values[threes[t + 3]!]!)
    this.n = n
  }
}

function one(seed: number, a: number): number {
  let h = Math.imul(a ^ seed, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35)
  return h ^ (h >>> 13)
}

const two = (seed: number, a: number, b: number): number =>
  one(seed, Math.imul(a, 0x27d4eb2f) + Math.imul(b ^ (b >>> 16), 0x165667b1))

const three = (seed: number, a: number, b: number, c: number): number =>
  two(seed, (Math.imul(a, 0x2c1b3c6d) + Math.imul(b ^ (b >>> 15), 0x297a2d39)) | 0, c)

/** FNV-1a hash of a string, 32 bits. */
export function hash(s: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return h | 0
}

/** Buckets of a length or distance: exact to 4, then coarser; the sign is kept. */
export function bucket(n: number): number {
  const a = n < 0 ? -n : n
  const b = a <= 4 ? a : a <= 6 ? 5 : a <= 9 ? 6 : a <= 14 ? 7 : a <= 22 ? 8 : a <= 35 ? 9 : a <= 60 ? 10 : 11
  return n < 0 ? -b : b
}

/** Buckets of a probability, 0 to 7. */
export const likely = (p: number): number =>
  p < 0.02 ? 0 : p < 0.06 ? 1 : p < 0.15 ? 2 : p < 0.3 ? 3 : p < 0.5 ? 4 : p < 0.7 ? 5 : p < 0.9 ? 6 : 7
