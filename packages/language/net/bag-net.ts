import { type KeyTable, tableBytes } from '../features/key-table.js'
import { unpack } from './container.js'
import type { Kernel, Outputs, Room } from './kernel.js'

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
  /** Adds the rows of all noted features to the hidden sums that start at `at`, and notes none any more. */
  sum(sums: Room<Int32Array>, at: number): void
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

/** Bytes of a kernel's memory that a net with weights of so many bytes takes. */
export const netBytes = (bytes: Uint8Array): number =>
  bytes.length + tableBytes(unpack(bytes).arrays.keys!.length) + (64 << 10)

/** The rows of features with their shifts, by the features. */
function rowTable(bytes: Uint8Array, on: Kernel): KeyTable {
  const { keys, shifts } = unpack(bytes).arrays
  return on.table(keys as Int32Array, shifts as Uint8Array)
}

/** Opens the weights of a net on a kernel: rows of bytes, each to be shifted left by as many bits as its shift says. */
export function bagNet<Facts>(bytes: Uint8Array, on: Kernel): BagNet<Facts> {
  const { facts, arrays } = unpack<BagNetFacts<Facts>>(bytes)
  const { hidden } = facts
  const table = rowTable(bytes, on)
  const rows = on.tiny(arrays.rows!.length)
  rows.data.set(arrays.rows as Int8Array)
  const noted = on.large(NOTED)
  const found = on.large(NOTED)
  const features = noted.data
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
      features[n++] = feature
    },
    sum(sums, at) {
      on.gather(rows, found, on.find(table, noted, n, found), hidden, sums, at)
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
  const weights = new Float32Array(packed.length)
  for (let i = 0; i < packed.length; i++) weights[i] = packed[i]! * scales[Math.floor(i / hidden)]!
  return { outputs: bias.length, weights, bias: Float32Array.from(bias) }
}

/** An output layer over hidden sums, laid out for a kernel's `highest`. */
export function outputsOn(on: Kernel, { outputs, weights, bias }: OutputLayer): Outputs {
  const size = weights.length / outputs
  const all = (outputs + 7) & ~7
  const laid: Outputs = {
    size,
    outputs,
    weights: on.floats(size * all),
    bias: on.floats(all),
    hidden: on.floats(size),
    out: on.floats(all),
  }
  laid.bias.data.set(bias)
  for (let o = 0; o < outputs; o++)
    for (let k = 0; k < size; k++) laid.weights.data[(o & ~7) * size + k * 8 + (o & 7)] = weights[o * size + k]! * UNIT
  return laid
}
