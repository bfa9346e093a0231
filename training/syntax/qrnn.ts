import type { Matrix } from '../net/arena.js'

// A quasi-recurrent layer (Bradbury, Merity, Xiong, Socher 2017, fo-pooling) in both directions. The columns of its gates
// are candidate, forget gate and output gate of the forward direction, `size` each, then the same of the backward direction.

/**
 * Turns the sums of the gates of rows `first` to `last` (excluded), one sentence, into values, and pools them: `cells` and
 * `out` hold `size` columns forward and `size` backward.
 */
export function pool(gates: Matrix, cells: Matrix, out: Matrix, size: number, first: number, last: number): void {
  const g = gates.data
  const wide = gates.columns
  for (let d = 0; d < 2; d++) {
    const step = d === 0 ? 1 : -1
    const begin = d === 0 ? first : last - 1
    for (let n = 0, t = begin; n < last - first; n++, t += step) {
      const at = t * wide + 3 * d * size
      const to = t * cells.columns + d * size
      const from = to - step * cells.columns
      for (let k = 0; k < size; k++) {
        const z = 2 / (1 + Math.exp(-2 * g[at + k]!)) - 1
        const f = 1 / (1 + Math.exp(-g[at + size + k]!))
        const o = 1 / (1 + Math.exp(-g[at + 2 * size + k]!))
        g[at + k] = z
        g[at + size + k] = f
        g[at + 2 * size + k] = o
        const before = n === 0 ? 0 : cells.data[from + k]!
        const c = f * before + (1 - f) * z
        cells.data[to + k] = c
        out.data[to + k] = o * c
      }
    }
  }
}

/** Given the gradient by `out`, turns the values of the gates into the gradient by their sums. */
export function unpool(
  gates: Matrix,
  cells: Matrix,
  gradient: Matrix,
  size: number,
  first: number,
  last: number,
): void {
  const g = gates.data
  const wide = gates.columns
  const carry = new Float32Array(size)
  for (let d = 0; d < 2; d++) {
    carry.fill(0)
    const step = d === 0 ? 1 : -1
    const begin = d === 0 ? last - 1 : first
    for (let n = last - first - 1, t = begin; n >= 0; n--, t -= step) {
      const at = t * wide + 3 * d * size
      const to = t * cells.columns + d * size
      const from = to - step * cells.columns
      for (let k = 0; k < size; k++) {
        const z = g[at + k]!
        const f = g[at + size + k]!
        const o = g[at + 2 * size + k]!
        const dh = gradient.data[to + k]!
        const dc = dh * o + carry[k]!
        const before = n === 0 ? 0 : cells.data[from + k]!
        g[at + k] = dc * (1 - f) * (1 - z * z)
        g[at + size + k] = dc * (before - z) * f * (1 - f)
        g[at + 2 * size + k] = dh * cells.data[to + k]! * o * (1 - o)
        carry[k] = dc * f
      }
    }
  }
}
