import type { Lexis, Term } from '../words/lexis.js'

/** What two sets of terms have in common, by weight. */
export interface Overlap {
  /** Weight of the terms both have, and of those of them that are no actors. */
  readonly same: number
  readonly words: number
  readonly count: number
  /** Weight of the one that tells most, no actor. */
  readonly rarest: number
  /** Common weight over the mean of both, and over the lighter of both; 0 to 1. */
  readonly share: number
  readonly held: number
}

interface Weighed {
  readonly terms: ReadonlySet<Term>
  readonly mass: number
}

/** Compares two sets of terms. */
export function overlapOf(a: Weighed, b: Weighed, lexis: Lexis): Overlap {
  const [few, many] = a.terms.size <= b.terms.size ? [a, b] : [b, a]
  let [same, words, count, rarest] = [0, 0, 0, 0]
  for (const t of few.terms) {
    if (!many.terms.has(t)) continue
    count++
    same += lexis.weight(t)
    if (t.startsWith('@')) continue
    words += lexis.weight(t)
    rarest = Math.max(rarest, lexis.weight(t))
  }
  const mean = (a.mass + b.mass) / 2
  const least = Math.min(a.mass, b.mass)
  return {
    same,
    words,
    count,
    rarest,
    share: mean === 0 ? 0 : same / mean,
    held: least === 0 ? 0 : Math.min(1, same / least),
  }
}
