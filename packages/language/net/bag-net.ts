import { type KeyTable, keyTable } from '../features/key-table.js'
import { unpack } from './container.js'

/**
 * A net of one hidden layer over sparse features: the hidden layer is the sum of the rows of all features that are there,
 * negative sums cut to 0; several output layers stand over it. Features are 32-bit hashes; those it has not learned count nothing.
 */
export interface BagNet<Facts> {
  readonly facts: Facts
  readonly hidden: number
  readonly bias: Float32Array
  /** Adds the row of `feature` to the hidden sums that start at `at` of `sums`. */
  add(feature: number, sums: Float32Array, at: number): void
  /** Weights of the output layer of a name. */
  layer(name: string): OutputLayer
}

/** One output layer: `outputs` rows of weights over the hidden layer, with their biases. */
export interface OutputLayer {
  readonly outputs: number
  readonly weights: Float32Array
  readonly bias: Float32Array
}

/** What a weights file says of its net, beside the facts of the model. */
export interface BagNetFacts<Facts> {
  readonly hidden: number
  readonly model: Facts
}

/** Opens the weights of a net: rows are kept as bytes, each with its own scale. */
export function bagNet<Facts>(bytes: Uint8Array): BagNet<Facts> {
  const { facts, arrays } = unpack<BagNetFacts<Facts>>(bytes)
  const { hidden } = facts
  const table: KeyTable = keyTable(arrays.keys as Int32Array)
  const rows = arrays.rows as Int8Array
  const scales = arrays.scales as Float32Array
  return {
    facts: facts.model,
    hidden,
    bias: arrays.bias as Float32Array,
    add(feature, sums, at) {
      const row = table.find(feature)
      if (row < 0) return
      const scale = scales[row]!
      const from = row * hidden
      for (let k = 0; k < hidden; k++) sums[at + k]! += scale * rows[from + k]!
    },
    layer(name) {
      const bias = arrays[`${name}.bias`] as Float32Array
      const scale = arrays[`${name}.scales`] as Float32Array
      const packed = arrays[`${name}.weights`] as Int8Array
      const weights = Float32Array.from(packed, (w, i) => w * scale[Math.floor(i / hidden)]!)
      return { outputs: bias.length, weights, bias }
    },
  }
}

/** The outputs of a layer for hidden values (already cut), into `out`. */
export function outputs(layer: OutputLayer, hidden: Float32Array, out: Float32Array): void {
  const size = hidden.length
  const { weights, bias } = layer
  for (let o = 0; o < layer.outputs; o++) {
    const from = o * size
    let a = bias[o]!
    let b = 0
    for (let k = 0; k < size; k += 2) {
      a += weights[from + k]! * hidden[k]!
      b += weights[from + k + 1]! * hidden[k + 1]!
    }
    out[o] = a + b
  }
}
