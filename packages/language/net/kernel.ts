import { plainKernel } from './plain-kernel.js'
import { vectorKernel } from './vector-kernel.js'

/** Numbers in a kernel's memory. */
export interface Room<Numbers> {
  /** Address in bytes. */
  readonly at: number
  readonly data: Numbers
}

/**
 * What nets are worked out by, eight numbers at a time where the machine can. Most of it are whole numbers; the others are
 * added and multiplied in a fixed order: the same everywhere. Places count the numbers of a room from its beginning.
 */
export interface Kernel {
  /** Rooms for 8-, 16- and 32-bit whole numbers and for 32- and 64-bit floating ones; zeros at first. Throws where it is full. */
  tiny(length: number): Room<Int8Array>
  small(length: number): Room<Int16Array>
  large(length: number): Room<Int32Array>
  floats(length: number): Room<Float32Array>
  doubles(length: number): Room<Float64Array>
  /**
   * `out[r * outs + o]` becomes the dot product of row `r` of `x` and row `o` of the weights, plus the output's bias, shifted
   * right by `shift` bits. Two rows take as long as one.
   */
  dots(x: Room<Int16Array>, rows: number, by: Factors, shift: number, out: Room<Int32Array>): void
  /**
   * `out[r * size + k]` becomes `x[places[r] + k] + x[places[r + 1] + size + k] + x[places[r + 2] + 2 * size + k]`: what three
   * neighbours add to a row. `size` is a multiple of 4, `rows` at least 1.
   */
  join(x: Room<Int16Array>, places: Room<Int32Array>, rows: number, size: number, out: Room<Int32Array>): void
  /** Adds the pooled states of `rows` rows of gates to `states`, as `pooling.ts` says. `size` is a multiple of 4, `rows` at least 1. */
  pool(gates: Room<Int32Array>, rows: number, size: number, by: Curves, states: Room<Int16Array>): void
  /** `out[to + r * count + k]` becomes `x[from + r * stride + k]`, brought between `low` and `high`. `count` is a multiple of 4, `rows` at least 1. */
  bound(
    x: Room<Int32Array>,
    from: number,
    stride: number,
    rows: number,
    count: number,
    low: number,
    high: number,
    out: Room<Int16Array>,
    to: number,
  ): void
  /**
   * `out[r * count + k]` becomes `x[places[2 * r] + k] + x[places[2 * r + 1] + k]`, brought between 0 and 32,767. `count` is a
   * multiple of 4, `rows` at least 1.
   */
  pairs(x: Room<Int32Array>, places: Room<Int32Array>, rows: number, count: number, out: Room<Int16Array>): void
  /**
   * Adds `count` rows of `size` bytes to the sums that begin at `to`: those at `noted[2 * i]`, each shifted left by as many
   * bits as `noted[2 * i + 1]` says. `size` is a multiple of 8.
   */
  gather(
    x: Room<Int8Array>,
    noted: Room<Int32Array>,
    count: number,
    size: number,
    sums: Room<Int32Array>,
    to: number,
  ): void
  /** Adds `count` rows of `size` bytes to sums: those at `places[i]`, multiplied with `by[i]`. `size` is a multiple of 8. */
  weigh(
    x: Room<Int8Array>,
    places: Room<Int32Array>,
    by: Room<Float64Array>,
    count: number,
    size: number,
    sums: Room<Float64Array>,
  ): void
  /** `out[k]` becomes `first[k]` and the sum of `x[places[i] + k]` over `count` places. `size` is a multiple of 8, `count` at least 1. */
  total(
    first: Room<Int32Array>,
    x: Room<Int32Array>,
    places: Room<Int32Array>,
    count: number,
    size: number,
    out: Room<Int32Array>,
  ): void
  /** The number of the highest output over hidden sums, those below 0 cut; the first of several. */
  highest(sums: Room<Int32Array>, by: Outputs): number
}

/** What rows are multiplied with: `outs` rows of `inner` numbers and a bias each; `outs` a multiple of 4, `inner` of 8. */
export interface Factors {
  readonly outs: number
  readonly inner: number
  readonly weights: Room<Int16Array>
  readonly bias: Room<Int32Array>
}

/** The curves of a recurrent layer, `PLACES` numbers each, and room for as many cells as it has units. */
export interface Curves {
  readonly candidates: Room<Float32Array>
  readonly opens: Room<Float32Array>
  readonly cells: Room<Float64Array>
}

/** Outputs, at least 2, over `size` hidden sums: `weights[k * even + o]`, where `even` is the number of outputs made even, and room for them. */
export interface Outputs {
  readonly size: number
  readonly outputs: number
  readonly weights: Room<Float64Array>
  readonly bias: Room<Float64Array>
  readonly sums: Room<Float64Array>
}

/** The kernel of this machine, with room for so many bytes: WebAssembly with vectors, or plain numbers where there is none. */
export function kernel(bytes: number): Kernel {
  try {
    return vectorKernel(bytes)
  } catch {
    return plainKernel()
  }
}
