import type { Container } from './container.js'
import type { Factors, Kernel } from './kernel.js'
import { pack } from './packed.js'

/** Weights of a layer in a kernel's memory, in units of `1 / WEIGHT`. */
export interface Layer extends Factors {
  /** Outputs that mean something; those up to `outs` are never the highest. */
  readonly outputs: number
}

/** What 1 counts in the weights of a layer. */
export const WEIGHT = 4096

/** Less than any sum. */
const NEVER = -(2 ** 31)

/**
 * Puts the layer `name` of a weights file, 16-bit weights and a bias for each output, into a kernel's memory, for inputs in
 * which 1 counts `unit`.
 */
export function layer({ arrays }: Container<unknown>, name: string, unit: number, kernel: Kernel): Layer {
  const own = arrays[`${name}.weights`] as Int16Array
  const biases = arrays[`${name}.bias`] as Float32Array
  const outputs = biases.length
  const outs = (outputs + 3) & ~3
  const inner = own.length / outputs
  const weights = kernel.small(outs * inner)
  const bias = kernel.large(outs)
  bias.data.fill(NEVER)
  const rows = new Int16Array(outs * inner)
  rows.set(own)
  pack(rows, outs, inner, weights.data)
  for (let o = 0; o < outputs; o++) bias.data[o] = Math.round(biases[o]! * unit * WEIGHT)
  return { outputs, outs, inner, weights, bias }
}
