import type { Random } from '../words/random.js'
import type { Arena, Matrix } from './arena.js'

/** A matrix of weights that is learned, with its gradient. */
export interface Weights {
  readonly value: Matrix
  readonly gradient: Matrix
  /** The weights with rows and columns changed, as of the last `turn`. */
  readonly turned: Matrix
  /** Brings `turned` up to date. */
  turn(): void
  /** One step against the gradient, which it sets to 0. */
  step(rate: number): void
  /** Adds the present weights to their average. */
  average(): void
  /** The average, row by row. */
  averaged(): Float32Array
}

const BETA1 = 0.9
const BETA2 = 0.995
const TINY = 1e-8

/** Weights that start evenly spread around 0, `spread` to each side, and learn by Adam (Kingma and Ba 2015). */
export function weights(place: Arena, rows: number, columns: number, spread: number, random: Random): Weights {
  const value = place.matrix(rows, columns)
  const gradient = place.matrix(rows, columns)
  const turned = place.matrix(value.columns, (rows + 7) & ~7)
  const n = rows * value.columns
  const first = new Float32Array(n)
  const second = new Float32Array(n)
  const mean = new Float32Array(n)
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) value.data[r * value.columns + c] = (2 * random() - 1) * spread
  let steps = 0
  let averages = 0
  return {
    value,
    gradient,
    turned,
    turn() {
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < value.columns; c++) turned.data[c * turned.columns + r] = value.data[r * value.columns + c]!
    },
    step(rate) {
      steps++
      const size = (rate * Math.sqrt(1 - BETA2 ** steps)) / (1 - BETA1 ** steps)
      const w = value.data
      const g = gradient.data
      for (let i = 0; i < n; i++) {
        const d = g[i]!
        first[i]! += (1 - BETA1) * (d - first[i]!)
        second[i]! += (1 - BETA2) * (d * d - second[i]!)
        w[i]! -= (size * first[i]!) / (Math.sqrt(second[i]!) + TINY)
      }
      g.fill(0)
    },
    average() {
      averages++
      const share = 1 / averages
      for (let i = 0; i < n; i++) mean[i]! += share * (value.data[i]! - mean[i]!)
    },
    averaged: () => mean,
  }
}

/** Rows of weights of which a batch touches few. */
export interface RowWeights {
  readonly size: number
  readonly value: Float32Array
  /** Adds a gradient to a row. */
  learn(row: number, gradient: Float32Array, at: number): void
  /** One step of Adam on the rows that learned something. */
  step(rate: number): void
  average(): void
  averaged(): Float32Array
}

/** Makes rows of weights; rows that a batch did not touch keep their moments as they are. */
export function rowWeights(rows: number, size: number, spread: number, random: Random): RowWeights {
  const value = new Float32Array(rows * size).map(() => (2 * random() - 1) * spread)
  const gradient = new Float32Array(rows * size)
  const first = new Float32Array(rows * size)
  const second = new Float32Array(rows * size)
  const mean = new Float32Array(rows * size)
  const touched = new Uint8Array(rows)
  const steps = new Int32Array(rows)
  let list: number[] = []
  let averages = 0
  return {
    size,
    value,
    learn(row, g, at) {
      if (touched[row] === 0) {
        touched[row] = 1
        list.push(row)
      }
      for (let k = 0; k < size; k++) gradient[row * size + k]! += g[at + k]!
    },
    step(rate) {
      for (const row of list) {
        touched[row] = 0
        const t = ++steps[row]!
        const length = (rate * Math.sqrt(1 - BETA2 ** t)) / (1 - BETA1 ** t)
        for (let i = row * size; i < (row + 1) * size; i++) {
          const d = gradient[i]!
          gradient[i] = 0
          first[i]! += (1 - BETA1) * (d - first[i]!)
          second[i]! += (1 - BETA2) * (d * d - second[i]!)
          value[i]! -= (length * first[i]!) / (Math.sqrt(second[i]!) + TINY)
        }
      }
      list = []
    },
    average() {
      averages++
      const share = 1 / averages
      for (let i = 0; i < mean.length; i++) mean[i]! += share * (value[i]! - mean[i]!)
    },
    averaged: () => mean,
  }
}
