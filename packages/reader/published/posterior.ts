import { type Day, dayNumber, dayOf } from '@onrecord/format'
import type { Clue } from './clue.js'

/** A day the article may have, and how likely, 0 to 1. */
export interface Likely {
  readonly day: Day
  readonly share: number
}

/** First day an article is taken to be able to have. */
const EARLIEST = dayNumber('1985-01-01')
// Share of the probability that the range must hold.
const MASS = 0.8
const STEP = 5
// Days before today at which an article is half as likely to be from as from today.
const RECENT = 3650
// How far below the best of the grid (natural logarithm) a day can still matter.
const DEPTH = 12

export interface Estimate {
  readonly from: Day
  readonly to: Day
  /** The likely days of the range with their shares of its probability, the likeliest first. */
  readonly days: readonly Likely[]
  /** Clues that told for the range, the strongest first. */
  readonly clues: readonly Clue[]
}

/** The shortest range of days that holds four fifths of what the clues say together, recent days likelier before them. */
export function estimate(clues: readonly Clue[], today: Day): Estimate | null {
  const last = dayNumber(today)
  const days = last - EARLIEST + 1
  if (days <= 0 || clues.length === 0) return null
  const log = new Float64Array(days).fill(Number.NEGATIVE_INFINITY)
  const coarse = clues.filter((c) => !c.fine)
  const scoreOf = (list: readonly Clue[], day: number): number => {
    let sum = -Math.log(1 + (last - day) / RECENT)
    for (const clue of list) sum += Math.log(clue.fits(day))
    return sum
  }
  // First every few days, without what only parts the days of a week; then day by day where it may matter.
  let top = Number.NEGATIVE_INFINITY
  const grid: number[] = []
  for (let i = 0; i < days; i += STEP) {
    const v = scoreOf(coarse, EARLIEST + i)
    grid.push(v)
    if (v > top) top = v
  }
  let best = Number.NEGATIVE_INFINITY
  grid.forEach((v, g) => {
    if (Math.max(v, grid[g - 1] ?? v, grid[g + 1] ?? v) < top - DEPTH) return
    for (let i = g * STEP; i < Math.min(days, (g + 1) * STEP); i++) {
      log[i] = scoreOf(clues, EARLIEST + i)
      if (log[i]! > best) best = log[i]!
    }
  })
  const mass = log.map((v) => Math.exp(v - best))
  const total = mass.reduce((a, b) => a + b, 0)
  const [a, b] = shortest(mass, total * MASS)
  const range = { from: dayOf(EARLIEST + a), to: dayOf(EARLIEST + b) }
  return { ...range, days: likely(mass, a, b), clues: telling(clues, EARLIEST + a, EARLIEST + b, last) }
}

// Days kept for resolving times against: enough for what is told by week or month.
const KEPT = 21

function likely(mass: Float64Array, a: number, b: number): Likely[] {
  const days: Likely[] = []
  let total = 0
  for (let i = a; i <= b; i++) total += mass[i]!
  for (let i = a; i <= b; i++) days.push({ day: dayOf(EARLIEST + i), share: mass[i]! / total })
  return days.sort((x, y) => y.share - x.share || (x.day < y.day ? -1 : 1)).slice(0, KEPT)
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
  const mean = (clue: Clue, from: number, to: number, step: number): number => {
    let sum = 0
    let n = 0
    for (let d = from; d <= to; d += step, n++) sum += clue.fits(d)
    return sum / n
  }
  return clues
    .map((clue) => ({
      clue,
      gain: mean(clue, a, b, Math.max(1, Math.floor((b - a) / 30))) / mean(clue, EARLIEST, last, 13),
    }))
    .filter(({ gain }) => gain > 1.5)
    .sort((x, y) => y.gain - x.gain)
    .map(({ clue }) => clue)
}
