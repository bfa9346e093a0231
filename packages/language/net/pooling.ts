import type { Curves, Kernel } from './kernel.js'
import type { Room } from './rooms.js'

/** What a state of 1 of a recurrent layer counts. */
export const STATE = 4096
/** What 1 in the sum of a gate counts. */
export const GATE = 512

/** Places of a curve. Candidates are looked up in steps of 1/256 between -4 and 4, gates in steps of 1/128 between -8 and 8. */
export const PLACES = 2048

/**
 * A quasi-recurrent layer in both directions (Bradbury, Merity, Xiong, Socher 2017, fo-pooling) over `rows` rows. `gates`
 * holds the sums of each row in units of `GATE`: candidate, forget and output gate of the forward direction, `size` each, and
 * of the backward direction. Adds the states to `states`, `2 * size` a row, in units of `STATE`.
 */
export type Pool = (gates: Room<Int32Array>, rows: number, states: Room<Int16Array>) => void

/** The pooling of layers of `size` units a direction, a multiple of 4. */
export function pooling(size: number, on: Kernel): Pool {
  const candidates = curve(on, (i) => Math.tanh((i - 1023.5) / 256))
  const opens = curve(on, (i) => 1 / (1 + Math.exp(-(i - 1023.5) / 128)))
  const by: Curves = { candidates, opens, cells: on.floats(size) }
  return (gates, rows, states) => on.pool(gates, rows, size, by, states)
}

/** Machines may differ in the last bits of an exponential; none does in the first 14. */
function curve(on: Kernel, of: (place: number) => number): Room<Float32Array> {
  const made = on.floats(PLACES)
  for (let i = 0; i < PLACES; i++) made.data[i] = Math.round(of(i) * 16_384) / 16_384
  return made
}
