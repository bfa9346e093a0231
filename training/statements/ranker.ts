import { softmax } from '@onrecord/reader/training'
import { Arena, random, shuffle, Weights as W, type Weights } from './learner.js'

/** A choice among candidates; each candidate's score is the sum of its rows and of its weighted numbers. */
export interface Choice {
  /** `parts` rows a candidate, -1 for none. */
  readonly rows: Int32Array
  /** `numbers` values a candidate. */
  readonly numbers: Float32Array
  readonly n: number
  /** The true candidate, -1 where it is unknown or not among them. */
  readonly gold: number
  readonly fold: number
}

/** All the choices of one stage, with the rows of features they share. */
export class Choices {
  readonly arena = new Arena()
  readonly list: Choice[] = []

  constructor(
    readonly parts: number,
    readonly numbers = 0,
  ) {}

  add(rows: readonly number[], numbers: readonly number[], gold: number, fold: number): number {
    this.list.push({
      rows: Int32Array.from(rows),
      numbers: Float32Array.from(numbers),
      n: rows.length / this.parts,
      gold,
      fold,
    })
    return this.list.length - 1
  }
}

/** Trained weights of a ranker: hashed ones, and one for each number. */
export interface Ranker {
  readonly weights: Weights
  readonly dense: Float64Array
}

/** Probabilities of a choice's candidates, into `out`. */
export function probabilities(set: Choices, { weights, dense }: Ranker, choice: Choice, out: Float64Array): void {
  const { data, starts } = set.arena
  for (let k = 0; k < choice.n; k++) {
    let s = 0
    for (let p = 0; p < set.parts; p++) {
      const row = choice.rows[k * set.parts + p]!
      if (row >= 0) s += weights.score(data, starts[row]!, starts[row + 1]!)
    }
    for (let d = 0; d < set.numbers; d++) s += dense[d]! * choice.numbers[k * set.numbers + d]!
    out[k] = s
  }
  softmax(out, choice.n)
}

export interface RankerOptions {
  readonly bits: number
  readonly epochs: number
  readonly rate: number
  readonly seed: number
  /** Starting weights of the numbers. */
  readonly dense: readonly number[]
}

/** Trains by AdaGrad on the log-likelihood of the true candidates of all folds but one (-1: of all). */
export function trainRanker(
  set: Choices,
  without: number,
  { bits, epochs, rate, seed, dense: start }: RankerOptions,
): Ranker {
  const weights = new W(bits, rate)
  const dense = Float64Array.from(start)
  const { data, starts } = set.arena
  const order = set.list.map((_, i) => i).filter((i) => set.list[i]!.gold >= 0 && set.list[i]!.fold !== without)
  const next = random(seed)
  const p = new Float64Array(4096)
  const ranker = { weights, dense }
  for (let e = 0; e < epochs; e++) {
    shuffle(order, next)
    for (const i of order) {
      const choice = set.list[i]!
      probabilities(set, ranker, choice, p)
      for (let k = 0; k < choice.n; k++) {
        const g = p[k]! - (k === choice.gold ? 1 : 0)
        if (g < 0.002 && g > -0.002) continue
        for (let q = 0; q < set.parts; q++) {
          const row = choice.rows[k * set.parts + q]!
          if (row >= 0) weights.step(data, starts[row]!, starts[row + 1]!, g)
        }
        for (let d = 0; d < set.numbers; d++) dense[d]! -= 0.002 * g * choice.numbers[k * set.numbers + d]!
      }
    }
  }
  return ranker
}
