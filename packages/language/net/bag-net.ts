import { keyTable } from '../features/key-table.js'
import { unpack } from './container.js'

/**
 * A net of one hidden layer over sparse features: the hidden layer is the sum of the rows of all features that are there,
 * negative sums cut to 0; several output layers stand over it. Features are 32-bit hashes; those it has not learned count
 * nothing. Sums are whole numbers in units of `UNIT`, so that they come out the same in any order and on every machine.
 */
export interface BagNet<Facts> {
  readonly facts: Facts
  /** Units of the hidden layer, a multiple of 8. */
  readonly hidden: number
  readonly bias: Int32Array
  /** Notes a feature for the next `sum`. */
  note(feature: number): void
  /** Adds the rows of all noted features to the hidden sums that start at `at` of `sums`, and notes none any more. */
  sum(sums: Int32Array, at: number): void
  /** The output layer of a name. */
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

/** What a hidden sum of 1 is worth. */
export const UNIT = 2 ** -20

/** Features noted at most for one sum. */
const NOTED = 512

/** Opens the weights of a net: rows of bytes, each to be shifted left by as many bits as its shift says. */
export function bagNet<Facts>(bytes: Uint8Array): BagNet<Facts> {
  const { facts, arrays } = unpack<BagNetFacts<Facts>>(bytes)
  const { hidden } = facts
  const table = keyTable(arrays.keys as Int32Array)
  const rows = arrays.rows as Int8Array
  const shifts = arrays.shifts as Uint8Array
  const starts = new Int32Array(NOTED)
  const shift = new Int32Array(NOTED)
  let noted = 0
  return {
    facts: facts.model,
    hidden,
    bias: Int32Array.from(arrays.bias as Float32Array, (b) => Math.round(b / UNIT)),
    note(feature) {
      const row = table.find(feature)
      if (row < 0) return
      starts[noted] = row * hidden
      shift[noted++] = shifts[row]!
    },
    sum(sums, at) {
      // Eight columns at a time, so that their sums stay in registers.
      for (let k = 0; k < hidden; k += 8) {
        let a = sums[at + k]!
        let b = sums[at + k + 1]!
        let c = sums[at + k + 2]!
        let d = sums[at + k + 3]!
        let e = sums[at + k + 4]!
        let f = sums[at + k + 5]!
        let g = sums[at + k + 6]!
        let h = sums[at + k + 7]!
        for (let i = 0; i < noted; i++) {
          const from = starts[i]! + k
          const s = shift[i]!
          a += rows[from]! << s
          b += rows[from + 1]! << s
          c += rows[from + 2]! << s
          d += rows[from + 3]! << s
          e += rows[from + 4]! << s
          f += rows[from + 5]! << s
          g += rows[from + 6]! << s
          h += rows[from + 7]! << s
        }
        sums[at + k] = a
        sums[at + k + 1] = b
        sums[at + k + 2] = c
        sums[at + k + 3] = d
        sums[at + k + 4] = e
        sums[at + k + 5] = f
        sums[at + k + 6] = g
        sums[at + k + 7] = h
      }
      noted = 0
    },
    layer(name) {
      const bias = arrays[`${name}.bias`] as Float32Array
      const packed = arrays[`${name}.weights`] as Int8Array
      const scale = arrays[`${name}.scales`] as Float32Array
      const weights = Float32Array.from(packed, (w, i) => w * scale[Math.floor(i / hidden)]!)
      return { outputs: bias.length, weights, bias }
    },
  }
}

/** Hidden values for sums: those below 0 are cut, the others turned into numbers. */
export function activate(sums: Int32Array, hidden: Float32Array): void {
  for (let k = 0; k < hidden.length; k++) hidden[k] = sums[k]! > 0 ? sums[k]! * UNIT : 0
}

/** The outputs of a layer for hidden values, into `out`. */
export function outputs(layer: OutputLayer, hidden: Float32Array, out: Float32Array): void {
  const size = hidden.length
  const { weights, bias } = layer
  for (let o = 0; o < layer.outputs; o++) {
    const from = o * size
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let k = 0; k < size; k += 4) {
      a += weights[from + k]! * hidden[k]!
      b += weights[from + k + 1]! * hidden[k + 1]!
      c += weights[from + k + 2]! * hidden[k + 2]!
      d += weights[from + k + 3]! * hidden[k + 3]!
    }
    out[o] = bias[o]! + a + b + c + d
  }
}
