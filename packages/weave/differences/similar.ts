import type { PreparedStatement } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'

/** A set of terms as a unit vector of their weights. */
export function unitOf(terms: ReadonlySet<Term>, lexis: Lexis): ReadonlyMap<Term, number> {
  let square = 0
  for (const t of terms) square += lexis.weight(t) ** 2
  const length = Math.sqrt(square) || 1
  return new Map([...terms].map((t) => [t, lexis.weight(t) / length]))
}

// Cosine of two unit vectors.
function cosine(a: ReadonlyMap<Term, number>, b: ReadonlyMap<Term, number>): number {
  let sum = 0
  for (const [t, x] of a) sum += x * (b.get(t) ?? 0)
  return sum
}

/** How alike two statements are in what they say, 0 to 1. */
export const likeness = (x: PreparedStatement, y: PreparedStatement, lexis: Lexis): number =>
  cosine(unitOf(x.terms, lexis), unitOf(y.terms, lexis))
