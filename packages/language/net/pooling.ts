import type { Room } from './kernel.js'

/** What a state of 1 of a recurrent layer counts. */
export const STATE = 4096
/** What 1 in the sum of a gate counts. */
export const GATE = 512

const PLACES = 2048

/** Candidates are looked up in steps of 1/256 between -4 and 4, gates in steps of 1/128 between -8 and 8. */
const CANDIDATE = Float32Array.from({ length: PLACES }, (_, i) => rounded(Math.tanh((i - 1023.5) / 256)))
const OPEN = Float32Array.from({ length: PLACES }, (_, i) => rounded(1 / (1 + Math.exp(-(i - 1023.5) / 128))))

/** Machines may differ in the last bits of an exponential; none does in the first 14. */
function rounded(x: number): number {
  return Math.round(x * 16384) / 16384
}

/**
 * A quasi-recurrent layer in both directions (Bradbury, Merity, Xiong, Socher 2017, fo-pooling) over `rows` rows. `gates`
 * holds the sums of each row in units of `GATE`: candidate, forget and output gate of the forward direction, `size` each, and
 * of the backward direction. Adds the states to `states`, `2 * size` a row, in units of `STATE`.
 */
export function pool(gates: Int32Array, rows: number, size: number, states: Room<Int16Array>): void {
  const out = states.data
  const cells = new Float64Array(size)
  for (let direction = 0; direction < 2; direction++) {
    cells.fill(0)
    for (let n = 0; n < rows; n++) {
      const row = direction === 0 ? n : rows - 1 - n
      const at = row * 6 * size + 3 * direction * size
      const to = row * 2 * size + direction * size
      for (let k = 0; k < size; k++) {
        const z = (gates[at + k]! + 2048) >> 1
        const f = (gates[at + size + k]! + 4096) >> 2
        const o = (gates[at + 2 * size + k]! + 4096) >> 2
        const candidate = CANDIDATE[z < 0 ? 0 : z >= PLACES ? PLACES - 1 : z]!
        const kept = OPEN[f < 0 ? 0 : f >= PLACES ? PLACES - 1 : f]!
        const shown = OPEN[o < 0 ? 0 : o >= PLACES ? PLACES - 1 : o]!
        const cell = candidate + kept * (cells[k]! - candidate)
        cells[k] = cell
        out[to + k]! += shown * cell * STATE
      }
    }
  }
}
