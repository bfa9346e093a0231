import { pack, UNIT } from '@onrecord/language/training'
import type { Random } from '../words/random.js'
import { growingIndex } from './growing-index.js'
import { quantised } from './quantised.js'

/** Rows of float weights that grow as features are met; the trained form of a bag net. */
export interface BagTrainer {
  readonly hidden: number
  /** Row of a feature; -1 where it is unknown and rows are fixed. */
  row(feature: number): number
  /** Fixes the rows: features met fewer than `least` times since the start are dropped. */
  fix(least: number): number
  /** Hidden values, negative ones cut, of the rows; -1 is skipped. Dropped-out units are 0, the others scaled up. */
  forward(rows: Int32Array, count: number, dropout: number): Float32Array
  /** One step on the rows of the last `forward`, given the gradient of the loss by the hidden values. */
  backward(rows: Int32Array, count: number, gradient: Float32Array, rate: number): void
  layer(name: string, outputs: number): TrainedLayer
  /** Adds the present weights to the average that `bytes` packs. */
  average(): void
  /** Weights as a file's bytes: averaged, as bytes with a scale a row; of the rows those `most` that say most are kept. */
  bytes(facts: unknown, most?: number): Uint8Array
}

interface TrainedLayer {
  readonly outputs: number
  /** Outputs for hidden values. */
  forward(hidden: Float32Array): Float32Array
  /** One step, given the gradient of the loss by the outputs; adds the gradient by the hidden values to `back`. */
  backward(hidden: Float32Array, gradient: Float32Array, back: Float32Array, rate: number): void
}

/** Makes a trainer: AdaGrad with one accumulator a row, weights averaged over the rounds that ask for it. */
export function bagTrainer(hidden: number, random: Random, damping = 0.1, spread = 0): BagTrainer {
  const index = growingIndex()
  let fixed = false
  let weights = new Float32Array(0)
  let squares = new Float32Array(0)
  let sum = new Float32Array(0)
  const bias = new Float32Array(hidden).map(() => 0.2 * random())
  const biasSquares = new Float32Array(hidden).fill(1e-6)
  const biasSum = new Float32Array(hidden)
  let averaged = 0
  const h = new Float32Array(hidden)
  const mask = new Float32Array(hidden)
  const layers = new Map<string, Layer>()

  return {
    hidden,
    row: (feature) => (fixed ? index.find(feature) : index.count(feature)),
    fix(least) {
      fixed = true
      const n = index.keep(least)
      weights = new Float32Array(n * hidden).map(() => (random() - 0.5) * spread)
      squares = new Float32Array(n).fill(damping)
      sum = new Float32Array(n * hidden)
      return n
    },
    forward(rows, count, dropout) {
      h.set(bias)
      for (let i = 0; i < count; i++) {
        if (rows[i]! < 0) continue
        const from = rows[i]! * hidden
        for (let k = 0; k < hidden; k++) h[k]! += weights[from + k]!
      }
      for (let k = 0; k < hidden; k++) {
        mask[k] = h[k]! > 0 && (dropout === 0 || random() >= dropout) ? 1 / (1 - dropout) : 0
        h[k]! *= mask[k]!
      }
      return h
    },
    backward(rows, count, gradient, rate) {
      let square = 0
      for (let k = 0; k < hidden; k++) {
        gradient[k]! *= mask[k]!
        square += gradient[k]! ** 2
      }
      if (square === 0) return
      const mean = square / hidden
      for (let i = 0; i < count; i++) {
        if (rows[i]! < 0) continue
        const from = rows[i]! * hidden
        squares[rows[i]!]! += mean
        const step = rate / Math.sqrt(squares[rows[i]!]!)
        for (let k = 0; k < hidden; k++) weights[from + k]! -= step * gradient[k]!
      }
      for (let k = 0; k < hidden; k++) {
        biasSquares[k]! += gradient[k]! ** 2
        bias[k]! -= (rate * gradient[k]!) / Math.sqrt(biasSquares[k]!)
      }
    },
    layer(name, outputs) {
      const layer = makeLayer(outputs, hidden, random)
      layers.set(name, layer)
      return layer
    },
    average() {
      averaged++
      for (let i = 0; i < sum.length; i++) sum[i]! += weights[i]!
      for (let k = 0; k < hidden; k++) biasSum[k]! += bias[k]!
      for (const l of layers.values()) l.average()
    },
    bytes(facts, most = Infinity) {
      const n = averaged || 1
      const from = averaged ? sum : weights
      const kept = telling(from, hidden, most)
      const keys = index.keys()
      const chosen = new Float32Array(kept.length * hidden)
      kept.forEach((row, i) => {
        for (let k = 0; k < hidden; k++) chosen[i * hidden + k] = from[row * hidden + k]! / n
      })
      const rows = shifted(chosen, hidden)
      const arrays: Record<string, Int8Array | Uint8Array | Int32Array | Float32Array> = {
        keys: Int32Array.from(kept, (row) => keys[row]!),
        rows: rows.bytes,
        shifts: rows.shifts,
        bias: averaged ? biasSum.map((b) => b / n) : bias,
      }
      for (const [name, l] of layers) {
        const w = quantised(l.averageWeights(n), hidden)
        arrays[`${name}.weights`] = w.bytes
        arrays[`${name}.scales`] = w.scales
        arrays[`${name}.bias`] = l.averageBias(n)
      }
      return pack({ facts: { hidden, model: facts }, arrays })
    },
  }
}

/** The `most` rows of the largest weights, in their order. */
export function telling(weights: Float32Array, size: number, most: number): number[] {
  const rows = Array.from({ length: weights.length / size }, (_, i) => i)
  if (rows.length <= most) return rows
  const norms = rows.map((i) => {
    let norm = 0
    for (let k = 0; k < size; k++) norm += weights[i * size + k]! ** 2
    return norm
  })
  const least = [...norms].sort((a, b) => b - a)[most - 1]!
  return rows.filter((i) => norms[i]! >= least)
}

/** Rows of `size` weights as bytes, each with the number of bits it is shifted left to count in units of `UNIT`. */
export function shifted(weights: Float32Array, size: number): { bytes: Int8Array; shifts: Uint8Array } {
  const bytes = new Int8Array(weights.length)
  const shifts = new Uint8Array(weights.length / size)
  for (let i = 0; i < shifts.length; i++) {
    let most = 1e-9
    for (let k = 0; k < size; k++) most = Math.max(most, Math.abs(weights[i * size + k]!))
    const shift = Math.max(0, Math.ceil(Math.log2(most / UNIT / 127)))
    shifts[i] = shift
    for (let k = 0; k < size; k++) bytes[i * size + k] = Math.round(weights[i * size + k]! / UNIT / 2 ** shift)
  }
  return { bytes, shifts }
}

interface Layer extends TrainedLayer {
  average(): void
  averageWeights(n: number): Float32Array
  averageBias(n: number): Float32Array
}

function makeLayer(outputs: number, hidden: number, random: Random): Layer {
  const weights = new Float32Array(outputs * hidden).map(() => (random() - 0.5) * 0.2)
  const squares = new Float32Array(outputs * hidden).fill(1e-6)
  const sum = new Float32Array(outputs * hidden)
  const bias = new Float32Array(outputs)
  const biasSquares = new Float32Array(outputs).fill(1e-6)
  const biasSum = new Float32Array(outputs)
  const out = new Float32Array(outputs)
  return {
    outputs,
    forward(h) {
      for (let o = 0; o < outputs; o++) {
        let a = bias[o]!
        for (let k = 0; k < hidden; k++) a += weights[o * hidden + k]! * h[k]!
        out[o] = a
      }
      return out
    },
    backward(h, gradient, back, rate) {
      for (let o = 0; o < outputs; o++) {
        const g = gradient[o]!
        if (g < 1e-5 && g > -1e-5) continue
        biasSquares[o]! += g * g
        bias[o]! -= (rate * g) / Math.sqrt(biasSquares[o]!)
        const from = o * hidden
        for (let k = 0; k < hidden; k++) {
          const hk = h[k]!
          if (hk === 0) continue
          back[k]! += g * weights[from + k]!
          const d = g * hk
          squares[from + k]! += d * d
          weights[from + k]! -= (rate * d) / Math.sqrt(squares[from + k]!)
        }
      }
    },
    average() {
      for (let i = 0; i < sum.length; i++) sum[i]! += weights[i]!
      for (let o = 0; o < outputs; o++) biasSum[o]! += bias[o]!
    },
    averageWeights: (n) => sum.map((w) => w / n),
    averageBias: (n) => biasSum.map((b) => b / n),
  }
}
