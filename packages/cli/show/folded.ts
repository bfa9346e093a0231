import type { Difference } from '@onrecord/format'

/** Of what one report of an occasion has alone so many lines stand in a list; the rest is counted. */
const SHOWN = 2

/** A difference to show, and how many of what the same report has alone are folded behind it. */
export interface Folded {
  readonly difference: Difference
  readonly more: number
}

/** What a report has alone of an occasion bears the same key; null for every other difference. */
export const keyOf = (d: Difference): string | null =>
  d.kind === 'only-in' && d.occasion !== null ? `${d.occasion} ${d.articles[0]}` : null

/** Folds what a report has alone of an occasion: the most telling stay, the last of them says how many follow. In order of rank. */
export function folded(differences: readonly Difference[]): Folded[] {
  const count = new Map<string, number>()
  for (const d of differences) {
    const key = keyOf(d)
    if (key !== null) count.set(key, (count.get(key) ?? 0) + 1)
  }
  const seen = new Map<string, number>()
  return differences.flatMap((difference) => {
    const key = keyOf(difference)
    if (key === null) return [{ difference, more: 0 }]
    const n = (seen.get(key) ?? 0) + 1
    seen.set(key, n)
    return n > SHOWN ? [] : [{ difference, more: n === SHOWN ? count.get(key)! - SHOWN : 0 }]
  })
}
