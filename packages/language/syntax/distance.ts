/** Number of kinds of distance a head can have. */
export const DISTANCES = 17

const STEPS = [0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7]

/** The kind of distance from a dependent to its head, both counted from 1; head 0 is the root. */
export function distanceKind(dependent: number, head: number): number {
  if (head === 0) return 0
  const d = head - dependent
  return d > 0 ? (STEPS[d] ?? 8) : 8 + (STEPS[-d] ?? 8)
}
