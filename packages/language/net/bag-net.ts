import { keyTable } from '../features/key-table.js'
import { unpack } from './container.js'
import { type Kernel, kernel, type Outputs, type Room } from './kernel.js'

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
  /** Notes a feature for the next `sum` or `sumInto`. */
  note(feature: number): void
  /** Adds the rows of all noted features to the hidden sums that start at `at` of `sums`, and notes none any more. */
  sum(sums: Int32Array, at: number): void
  /** The same for sums in the kernel's memory. */
  sumInto(sums: Room<Int32Array>, at: number): void
  /** The output layer of a name. Throws where there is none. */
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

/** Opens the weights of a net: rows of bytes, each to be shifted left by as many bits as its shift says; on a kernel. */
export function bagNet<Facts>(bytes: Uint8Array, on: Kernel = kernel(bytes.length)): BagNet<Facts> {
  const { facts, arrays } = unpack<BagNetFacts<Facts>>(bytes)
  const { hidden } = facts
  const table = keyTable(arrays.keys as Int32Array)
  const rows = on.tiny(arrays.rows!.length)
  rows.data.set(arrays.rows as Int8Array)
  const shifts = Uint8Array.from(arrays.shifts!)
  // Where the row of each noted feature begins, and its shift.
  const noted = on.large(2 * NOTED)
  const list = noted.data
  const own = on.large(hidden)
  // What is made of the file is copied, and no closure may see `arrays`: it would hold on to all of them.
  const layers = new Map<string, OutputLayer>()
  for (const scales of Object.keys(arrays)) {
    if (!scales.endsWith('.scales')) continue
    const name = scales.slice(0, -'.scales'.length)
    layers.set(name, outputLayer(hidden, arrays[`${name}.weights`]!, arrays[scales]!, arrays[`${name}.bias`]!))
  }
  let n = 0
  return {
    facts: facts.model,
    hidden,
    bias: Int32Array.from(arrays.bias as Float32Array, (b) => Math.round(b / UNIT)),
    note(feature) {
      const row = table.find(feature)
      if (row < 0) return
      list[n] = row * hidden
      list[n + 1] = shifts[row]!
      n += 2
    },
    sum(sums, at) {
      own.data.fill(0)
      on.gather(rows, noted, n >> 1, hidden, own, 0)
      n = 0
      for (let k = 0; k < hidden; k++) sums[at + k]! += own.data[k]!
    },
    sumInto(sums, at) {
      on.gather(rows, noted, n >> 1, hidden, sums, at)
      n = 0
    },
    layer(name) {
      const found = layers.get(name)
      if (!found) throw new Error(`weights: no layer ${name}`)
      return found
    },
  }
}

function outputLayer(
  hidden: number,
  packed: ArrayLike<number>,
  scales: ArrayLike<number>,
  bias: ArrayLike<number>,
): OutputLayer {
  const weights = Float32Array.from(packed, (w, i) => w * scales[Math.floor(i / hidden)]!)
  return { outputs: bias.length, weights, bias: Float32Array.from(bias) }
}

/** An output layer over hidden sums, laid out for a kernel's `highest`. */
export function outputsOn(on: Kernel, { outputs, weights, bias }: OutputLayer): Outputs {
  const size = weights.length / outputs
  const even = outputs + (outputs & 1)
  const out: Outputs = {
    size,
    outputs,
    weights: on.doubles(size * even),
    bias: on.doubles(even),
    sums: on.doubles(even),
  }
  out.bias.data.set(bias)
  for (let o = 0; o < outputs; o++)
    for (let k = 0; k < size; k++) out.weights.data[k * even + o] = weights[o * size + k]! * UNIT
  return out
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
