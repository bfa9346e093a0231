import { BEGIN, type Steps, step } from './steps.js'
import { VALUES } from './weights.js'

// Days behind and ahead of an event from which each weight holds; the last of them holds for all beyond.
export const BEHIND = [1, 2, 3, 4, 6, 8, 11, 15, 22, 31, 46, 66, 101, 151, 251, 401, 801, 1601]
export const AHEAD = [1, 2, 3, 5, 8, 11, 15, 22, 31, 46, 66, 101, 151, 251, 401, 801]

/** Weights of a table of distances: one for the days of the event, then those behind it, then those ahead of it. */
export const DISTANCES = 1 + BEHIND.length + AHEAD.length

/** First and last day (since 1970) of something that is spoken of. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/**
 * How far each day lies from the nearest of some stretches, as weights of the table that begins at `base`: of the one just
 * behind and the one just ahead of a day the better counts.
 */
export function distances(stretches: readonly Stretch[], base: number): Steps {
  const sorted = [...stretches].sort((a, b) => a.first - b.first)
  const steps: number[] = []
  let last = BEGIN
  for (const s of sorted) {
    if (s.first > last + 1) between(steps, last, s.first, base)
    if (s.last > last) step(steps, s.first, base)
    last = Math.max(last, s.last)
  }
  between(steps, last, -BEGIN, base)
  return steps
}

/** Steps over the days after `behind` and before `ahead`, either BEGIN where there is nothing. */
function between(steps: number[], behind: number, ahead: number, base: number): void {
  const back = behind === BEGIN ? -1 : 0
  const fore = ahead === -BEGIN ? -1 : AHEAD.length - 1
  let b = back
  let a = fore
  // The first day of the ahead weight i is the event's less the next weight's distance, plus one.
  const nextA = () => (a > 0 ? ahead - AHEAD[a]! + 1 : Number.POSITIVE_INFINITY)
  const nextB = () => (b >= 0 && b < BEHIND.length - 1 ? behind + BEHIND[b + 1]! : Number.POSITIVE_INFINITY)
  let day = behind === BEGIN ? BEGIN : behind + 1
  while (a > 0 && nextA() <= day) a--
  while (day < ahead) {
    const wb = b < 0 ? -1 : base + 1 + b
    const wa = a < 0 ? -1 : base + 1 + BEHIND.length + a
    step(steps, day, wa < 0 ? wb : wb < 0 || VALUES[wa]! > VALUES[wb]! ? wa : wb)
    const [da, db] = [nextA(), nextB()]
    day = Math.min(da, db)
    if (da === day) a--
    if (db === day) b++
  }
}
