import { type Clue, EARLIEST } from '@onrecord/reader/training'

/** An article whose day is known, with what its text says of it. */
export interface Dated {
  readonly clues: readonly Clue[]
  readonly day: number
}

/** Where the weights of one table lie among all, in order of distance: neighbours should not differ by much. */
export interface Range {
  readonly from: number
  readonly to: number
  /** How strongly they are held to what they began with. */
  readonly hold: number
  /** How strongly their changes are held to those of their neighbours. */
  readonly smooth: number
}

interface Options {
  readonly last: number
  readonly epochs: number
  readonly log: (line: string) => void
}

const RECENT = 3650
const RATE = 0.03
// Days around which every day is weighed; further off every few.
const FINE = 120
const COARSE = 4

/**
 * Weights under which the true days of articles are likeliest: conditional maximum likelihood over all days an article could
 * have, by gradient steps with a step size a weight (Adam). `start` is what they begin with and are held to.
 */
export function fit(
  articles: readonly Dated[],
  start: Readonly<Float64Array>,
  tables: readonly Range[],
  o: Options,
): Float64Array {
  const weights = Float64Array.from(start)
  const moment = new Float64Array(weights.length)
  const spread = new Float64Array(weights.length)
  const gradient = new Float64Array(weights.length)
  const prepared = articles.map((a) => prepare(a, o.last))
  for (let epoch = 1; epoch <= o.epochs; epoch++) {
    gradient.fill(0)
    let loss = 0
    for (const p of prepared) loss += learn(p, weights, gradient)
    for (const { from, to, hold, smooth } of tables) {
      for (let i = from; i < to; i++) gradient[i]! -= hold * (weights[i]! - start[i]!)
      for (let i = from + 1; i < to; i++) {
        const bend = smooth * (weights[i]! - start[i]! - (weights[i - 1]! - start[i - 1]!))
        gradient[i]! -= bend
        gradient[i - 1]! += bend
      }
    }
    for (let i = 0; i < weights.length; i++) {
      const g = gradient[i]!
      moment[i] = 0.9 * moment[i]! + 0.1 * g
      spread[i] = 0.99 * spread[i]! + 0.01 * g * g
      const m = moment[i]! / (1 - 0.9 ** epoch)
      const s = spread[i]! / (1 - 0.99 ** epoch)
      weights[i]! += (RATE * m) / (Math.sqrt(s) + 1e-8)
    }
    if (epoch % 20 === 0 || epoch === 1) o.log(`${epoch}: ${(loss / articles.length).toFixed(3)} nats an article`)
  }
  return weights
}

interface Prepared {
  /** Days weighed, how many days each stands for (as a logarithm) with the likelihood of its age, and which is true. */
  readonly prior: Float64Array
  readonly truth: number
  /** For each clue, its weight on each of those days. */
  readonly lists: readonly Int32Array[]
}

function prepare({ clues, day }: Dated, last: number): Prepared {
  const days: number[] = []
  const prior: number[] = []
  let truth = 0
  for (let d = EARLIEST; d <= last; ) {
    const fine = Math.abs(d - day) <= FINE
    // Coarse days don't reach into the fine ones, so that the true day is always met.
    const size = fine ? 1 : d < day ? Math.min(COARSE, day - FINE - d) : Math.min(COARSE, last - d + 1)
    if (d === day) truth = days.length
    days.push(fine ? d : d + (size >> 1))
    prior.push(Math.log(size) - Math.log1p((last - d) / RECENT))
    d += size
  }
  const lists: Int32Array[] = []
  for (const { steps, week } of clues) {
    for (const s of steps) {
      const list = new Int32Array(days.length)
      let k = 0
      days.forEach((d, i) => {
        while (k + 2 < s.length && s[k + 2]! <= d) k += 2
        list[i] = s[k + 1]!
      })
      lists.push(list)
    }
    if (week) lists.push(Int32Array.from(days, (d) => week[(d + 3) % 7]!))
  }
  return { prior: Float64Array.from(prior), truth, lists }
}

/** Adds an article's gradient; gives the true day's loss. */
function learn({ prior, truth, lists }: Prepared, weights: Float64Array, gradient: Float64Array): number {
  const score = Float64Array.from(prior)
  for (const list of lists) for (let i = 0; i < score.length; i++) score[i]! += weights[list[i]!]!
  let top = Number.NEGATIVE_INFINITY
  for (const v of score) if (v > top) top = v
  let total = 0
  for (let i = 0; i < score.length; i++) {
    const v = Math.exp(score[i]! - top)
    score[i] = v
    total += v
  }
  const loss = Math.log(total) - Math.log(score[truth]!)
  for (const list of lists) {
    for (let i = 0; i < score.length; i++) {
      const v = score[i]!
      if (v > 1e-7) gradient[list[i]!]! -= v / total
    }
    gradient[list[truth]!]! += 1
  }
  return Math.max(0, loss)
}
