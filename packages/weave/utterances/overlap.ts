import type { Terms } from './terms.js'

/** What two sets of terms have in common, by weight. */
export interface Overlap {
  /** Weight of the terms both have, and of those of them that are no actors. */
  readonly same: number
  readonly words: number
  /** How many, and how many of them are actors. */
  readonly count: number
  readonly actors: number
  /** Weight of the one that tells most, no actor. */
  readonly rarest: number
  /** Common weight over the mean of both, and over the lighter of both; 0 to 1. */
  readonly share: number
  readonly held: number
}

/** Compares two sets of terms. */
export function overlapOf(a: Terms, b: Terms): Overlap {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let [same, words, count, actors, rarest] = [0, 0, 0, 0, 0]
  for (let i = 0; i < few.size; i++) {
    if (!many.has(few.hashes[i]!)) continue
    const weight = few.weights[i]!
    count++
    same += weight
    if (few.actors[i]) {
      actors++
      continue
    }
    words += weight
    rarest = Math.max(rarest, weight)
  }
  const mean = (a.mass + b.mass) / 2
  const least = Math.min(a.mass, b.mass)
  return {
    same,
    words,
    count,
    actors,
    rarest,
    share: mean === 0 ? 0 : same / mean,
    held: least === 0 ? 0 : Math.min(1, same / least),
  }
}
