import { plainKernel } from './plain-kernel.js'
import type { Room, Rooms } from './rooms.js'
import { vectorKernel } from './vector-kernel.js'

/**
 * What nets are worked out by, eight numbers at a time where the machine can. Most of it are whole numbers; the others are
 * added and multiplied in a fixed order: the same everywhere. Places count the numbers of a room from its beginning.
 */
export interface Kernel extends Rooms {
  /**
   * `out[r * outs + o]` becomes the dot product of row `r` of `x` and row `o` of the weights, plus the output's bias, shifted
   * right by `shift` bits. Two rows take as long as one.
   */
  dots(x: Room<Int16Array>, rows: number, by: Factors, shift: number, out: Room<Int32Array>): void
  /**
   * Writes `count` numbers of `x` from `from` on as bytes into `out` from `to` on, and into `scales[scale]` what a byte of 1
   * counts: the least whole number, at most 256, that lets all of them fit. `count` is a multiple of 4.
   */
  shrink(
    x: Room<Int32Array>,
    from: number,
    count: number,
    out: Room<Int8Array>,
    to: number,
    scales: Room<Int32Array>,
    scale: number,
  ): void
  /**
   * What three neighbours add to a row. `x` has `3 * size` bytes a slot and `scales` four numbers, the first three of them
   * what its thirds count: `out[r * size + k]` becomes the sum of number `k` of the first third of slot `slots[r]`, of the
   * second of `slots[r + 1]` and the third of `slots[r + 2]`, brought into 16 bits. `size` is a multiple of 8, `rows` at least 1.
   */
  join(
    x: Room<Int8Array>,
    scales: Room<Int32Array>,
    slots: Room<Int32Array>,
    rows: number,
    size: number,
    out: Room<Int32Array>,
  ): void
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
  /** `out[r]` becomes the number of the highest of the `count` numbers of row `r`, the first of several. `count` is a multiple of 4, `rows` at least 1. */
  tops(x: Room<Int32Array>, rows: number, count: number, out: Room<Int32Array>): void
  /**
   * `out[r * count + k]` becomes `x[places[2 * r] + k] + x[places[2 * r + 1] + k]`, brought between 0 and 32,767. `count` is a
   * multiple of 4, `rows` at least 1.
   */
  pairs(x: Room<Int32Array>, places: Room<Int32Array>, rows: number, count: number, out: Room<Int16Array>): void
  /** `out[k]` becomes `first[k]` and the sum of `x[places[i] + k]` over `count` places. `size` is a multiple of 8, `count` at least 1. */
  total(
    first: Room<Int32Array>,
    x: Room<Int32Array>,
    places: Room<Int32Array>,
    count: number,
    size: number,
    out: Room<Int32Array>,
  ): void
  /** Works out the outputs over the hidden sums from `at` on, those below 0 cut; gives the number of the highest, the first of several. */
  highest(sums: Room<Int32Array>, at: number, by: Outputs): number
}

/** What rows are multiplied with: `outs` rows of `inner` numbers, packed (`packed.ts`), and a bias each; `outs` a multiple of 4, `inner` of 2. */
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
  readonly cells: Room<Float32Array>
}

/**
 * Outputs, at least 2, over `size` hidden sums, a multiple of 4: eight by eight, `weights[(o - o % 8) * size + k * 8 + o % 8]`
 * belongs to output `o` and sum `k`. Room for the outputs, and for the sums as they are cut; `bias` and `out` are of a
 * multiple of 8.
 */
export interface Outputs {
  readonly size: number
  readonly outputs: number
  readonly weights: Room<Float32Array>
  readonly bias: Room<Float32Array>
  readonly hidden: Room<Float32Array>
  readonly out: Room<Float32Array>
}

/** The kernel of this machine, with room for so many bytes: WebAssembly with vectors, or plain numbers where there is none. */
export function kernel(bytes: number): Kernel {
  try {
    return vectorKernel(bytes)
  } catch {
    return plainKernel()
  }
}
