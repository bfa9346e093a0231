import { tableOn } from '../features/key-table.js'
import { unpack } from './container.js'
import type { Kernel, Outputs } from './kernel.js'
import { type Room, roomOf } from './rooms.js'
import type { Shelf } from './shelf.js'

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

/** Opens the weights `name` of a net on a shelf: rows of bytes, each to be shifted left by as many bits as its shift says. */
export function bagNet<Facts>(bytes: Uint8Array, name: string, on: Shelf): BagNet<Facts> {
  const { facts, arrays } = unpack<BagNetFacts<Facts>>(on.keep(name, () => bytes))
  const { hidden } = facts
  const table = tableOn(on, `${name} table`, arrays.keys as Int32Array, arrays.shifts as Uint8Array)
  const x = roomOf(arrays.rows as Int8Array)
  const { rows } = on
  const noted = rows.large(NOTED)
  const found = rows.large(NOTED)
  const features = noted.data
  // Sums while rows are added to them: those that are kept stand in another memory.
  const here = rows.large(hidden)
  const own = here.data
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
    sum({ data }, at) {
      const count = rows.find(table, noted, n, found)
      n = 0
      if (count === 0) return
      for (let k = 0; k < hidden; k++) own[k] = data[at + k]!
      rows.gather(x, found, count, hidden, here)
      for (let k = 0; k < hidden; k++) data[at + k] = own[k]!
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
