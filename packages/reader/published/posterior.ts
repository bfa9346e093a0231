import { type Day, dayNumber, dayOf } from '@onrecord/format'
import type { Clue } from './clue.js'
import type { Steps } from './steps.js'
import { VALUES } from './weights.js'

/** A day the article may have, and how likely, 0 to 1. */
export interface Likely {
  readonly day: Day
  readonly share: number
}

/** First day an article is taken to be able to have. */
export const EARLIEST = dayNumber('1985-01-01')
// Share of the probability that a range holds.
const MASS = 0.85
// A month that holds this much tells a reader more than half a year that holds nearly all: then the month is given.
const MONTH = 31
const MONTH_MASS = 0.42
const LEAST_MASS = 0.7
// Days at either end of the month that hold next to nothing are left out.
const WITHIN_MONTH = 0.98
// From so many days on, a range need hold only the least.
const WIDE = 400
// Days before today at which an article is half as likely to be from as from today.
const RECENT = 3650
// How far below the best day (natural logarithm) a day can still matter.
const DEPTH = 14

export interface Estimate {
  readonly from: Day
  readonly to: Day
  /** How much of the probability the range holds, 0 to 1. */
  readonly share: number
  /** The likely days of the range with their shares of its probability, the likeliest first. */
  readonly days: readonly Likely[]
  /** Clues that told for the range, the strongest first. */
  readonly clues: readonly Clue[]
}

/** The range of days that holds most of what the clues say together, recent days likelier before them. */
export function estimate(clues: readonly Clue[], today: Day): Estimate | null {
  const last = dayNumber(today)
  const days = last - EARLIEST + 1
  if (days <= 0 || clues.length === 0) return null
  const mass = shares(clues, days)
  let total = 0
  for (let i = 0; i < days; i++) total += mass[i]!
  const [a, b] = rangeOf(mass, total)
  const range = { from: dayOf(EARLIEST + a), to: dayOf(EARLIEST + b) }
  let held = 0
  for (let i = a; i <= b; i++) held += mass[i]!
  return {
    ...range,
    share: held / total,
    days: likely(mass, a, b),
    clues: telling(clues, EARLIEST + a, EARLIEST + b, last),
  }
}

/** First and last index of the range to give: as short as holds most, a month where that is enough, else wide. */
function rangeOf(mass: Float64Array, total: number): [number, number] {
  const short = shortest(mass, total * LEAST_MASS)
  const month = heaviest(mass, MONTH)
  const wide = shortest(mass, total * MASS)
  if (short[1] - short[0] < MONTH) {
    const most = Math.min(MONTH, 2 * (short[1] - short[0]) + 3)
    return wide[1] - wide[0] < most ? wide : short
  }
  let held = 0
  for (let i = month[0]; i <= month[1]; i++) held += mass[i]!
  if (held >= total * MONTH_MASS) {
    // Where a date stands over the text all of the month's share lies on a day or two of it.
    const [a, b] = shortest(mass.subarray(month[0], month[1] + 1), held * WITHIN_MONTH)
    return [month[0] + a, month[0] + b]
  }
  return wide[1] - wide[0] < WIDE ? wide : short
}

/** First and last index of the run of so many days whose sum is greatest. */
function heaviest(mass: Float64Array, days: number): [number, number] {
  let at = 0
  let best = 0
  let sum = 0
  for (let i = 0; i < mass.length; i++) {
    sum += mass[i]!
    if (i >= days) sum -= mass[i - days]!
    if (sum <= best) continue
    best = sum
    at = i
  }
  return [Math.max(0, at - days + 1), at]
}

/** How likely each day is, up to a factor. Steps are summed as differences, so that days cost one addition each. */
function shares(clues: readonly Clue[], days: number): Float64Array {
  const log = new Float64Array(days)
  const week = [0, 0, 0, 0, 0, 0, 0]
  for (const clue of clues) {
    for (const steps of clue.steps) addDifferences(log, steps)
    clue.week?.forEach((w, i) => {
      week[i]! += VALUES[w]!
    })
  }
  let sum = 0
  let top = Number.NEGATIVE_INFINITY
  for (let i = 0; i < days; i++) {
    sum += log[i]!
    // 1970-01-01 was a Thursday.
    const v = sum + week[(EARLIEST + i + 3) % 7]! - Math.log1p((days - 1 - i) / RECENT)
    log[i] = v
    if (v > top) top = v
  }
  for (let i = 0; i < days; i++) {
    const v = log[i]! - top
    log[i] = v < -DEPTH ? 0 : Math.exp(v)
  }
  return log
}

function addDifferences(log: Float64Array, steps: Steps): void {
  let before = 0
  for (let k = 0; k < steps.length; k += 2) {
    const at = steps[k]! - EARLIEST
    if (at >= log.length) return
    const value = VALUES[steps[k + 1]!]!
    log[Math.max(0, at)]! += value - before
    before = value
  }
}

// Days kept for resolving times against: enough for what is told by week or month.
const KEPT = 21

function likely(mass: Float64Array, a: number, b: number): Likely[] {
  let total = 0
  const order: number[] = []
  for (let i = a; i <= b; i++) {
    total += mass[i]!
    order.push(i)
  }
  return order
    .sort((x, y) => mass[y]! - mass[x]! || x - y)
    .slice(0, KEPT)
    .map((i) => ({ day: dayOf(EARLIEST + i), share: mass[i]! / total }))
}

/** First and last index of the shortest run whose sum reaches `wanted`; of runs equally short, the heaviest. */
function shortest(mass: Float64Array, wanted: number): [number, number] {
  let best: [number, number] = [0, mass.length - 1]
  let weight = 0
  let sum = 0
  let from = 0
  for (let to = 0; to < mass.length; to++) {
    sum += mass[to]!
    while (from < to && sum - mass[from]! >= wanted) sum -= mass[from++]!
    if (sum < wanted) continue
    const shorter = to - from - (best[1] - best[0])
    if (shorter < 0 || (shorter === 0 && sum > weight)) {
      best = [from, to]
      weight = sum
    }
  }
  return best
}

/** Clues that fit the range clearly better than days at large, the best first. */
function telling(clues: readonly Clue[], a: number, b: number, last: number): Clue[] {
  return clues
    .map((clue) => ({ clue, gain: mean(clue, a, b) - mean(clue, EARLIEST, last) }))
    .filter(({ gain }) => gain > 0.4)
    .sort((x, y) => y.gain - x.gain)
    .map(({ clue }) => clue)
}

/** Logarithm of the mean of what a clue says of the days from `a` to `b`. */
function mean({ steps, week }: Clue, a: number, b: number): number {
  let sum = 0
  for (const s of steps) sum += Math.log(meanOf(s, a, b))
  if (week && b - a < 6) {
    let of = 0
    for (let d = a; d <= b; d++) of += Math.exp(VALUES[week[(d + 3) % 7]!]!)
    sum += Math.log(of / (b - a + 1))
  } else if (week) sum += Math.log(week.reduce((n, w) => n + Math.exp(VALUES[w]!), 0) / 7)
  return sum
}

function meanOf(steps: Steps, a: number, b: number): number {
  let of = 0
  for (let k = 0; k < steps.length; k += 2) {
    const from = Math.max(a, steps[k]!)
    const to = Math.min(b, (steps[k + 2] ?? b + 1) - 1)
    if (from <= to) of += (to - from + 1) * Math.exp(VALUES[steps[k + 1]!]!)
  }
  return of / (b - a + 1)
}
