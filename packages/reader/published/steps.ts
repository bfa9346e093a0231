import { VALUES } from './weights.js'

/**
 * Which weight holds on which days: pairs of a day (since 1970) and the weight that holds from it on, in order of the days.
 * The first pair's day is BEGIN. An article's days are weighed by a few hundred steps instead of day by day.
 */
export type Steps = readonly number[]

/** Before any day an article or event can have. */
export const BEGIN = -1_000_000

/** Adds a step; a weight that holds already is not said twice. */
export function step(steps: number[], day: number, weight: number): void {
  const n = steps.length
  if (n > 0 && steps[n - 1] === weight) return
  if (n > 0 && steps[n - 2]! >= day) steps[n - 1] = weight
  else steps.push(n === 0 ? BEGIN : day, weight)
}

/** The better of several on each day. */
export function best(lists: readonly Steps[]): Steps {
  const [first, ...others] = lists
  if (!first || others.length === 0) return first ?? []
  return others.reduce(better, first)
}

function better(a: Steps, b: Steps): Steps {
  const out: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const day = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY)
    if (a[i] === day) i += 2
    if (b[j] === day) j += 2
    const [x, y] = [a[i - 1]!, b[j - 1]!]
    step(out, day, VALUES[x]! >= VALUES[y]! ? x : y)
  }
  return out
}
