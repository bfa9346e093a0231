import type { Kernel } from './kernel.js'
import { PLACES, STATE } from './pooling.js'

/** The kernel with plain numbers, for machines without WebAssembly or without its vectors. */
export function plainKernel(): Kernel {
  return {
    tiny: (length) => ({ at: 0, data: new Int8Array(length) }),
    small: (length) => ({ at: 0, data: new Int16Array(length) }),
    large: (length) => ({ at: 0, data: new Int32Array(length) }),
    floats: (length) => ({ at: 0, data: new Float32Array(length) }),
    doubles: (length) => ({ at: 0, data: new Float64Array(length) }),
    dots(x, rows, { outs, inner, weights, bias }, shift, out) {
      const a = x.data
      const b = weights.data
      for (let r = 0; r < rows; r++) {
        for (let o = 0; o < outs; o++) {
          let sum = bias.data[o]!
          const from = r * inner
          const row = o * inner
          for (let k = 0; k < inner; k++) sum = (sum + a[from + k]! * b[row + k]!) | 0
          out.data[r * outs + o] = sum >> shift
        }
      }
    },
    join({ data }, places, rows, size, out) {
      for (let r = 0; r < rows; r++) {
        const before = places.data[r]!
        const here = places.data[r + 1]! + size
        const behind = places.data[r + 2]! + 2 * size
        for (let k = 0; k < size; k++) out.data[r * size + k] = data[before + k]! + data[here + k]! + data[behind + k]!
      }
    },
    pool(gates, rows, size, { candidates, opens, cells }, states) {
      const sums = gates.data
      const cell = cells.data
      for (let direction = 0; direction < 2; direction++) {
        cell.fill(0, 0, size)
        for (let n = 0; n < rows; n++) {
          const row = direction === 0 ? n : rows - 1 - n
          const at = row * 6 * size + 3 * direction * size
          const to = row * 2 * size + direction * size
          for (let k = 0; k < size; k++) {
            const candidate = candidates.data[within((sums[at + k]! + 2048) >> 1)]!
            const kept = opens.data[within((sums[at + size + k]! + 4096) >> 2)]!
            const shown = opens.data[within((sums[at + 2 * size + k]! + 4096) >> 2)]!
            cell[k] = candidate + kept * (cell[k]! - candidate)
            states.data[to + k]! += shown * cell[k]! * STATE
          }
        }
      }
    },
    bound(x, from, stride, rows, count, low, high, out, to) {
      for (let r = 0; r < rows; r++)
        for (let k = 0; k < count; k++)
          out.data[to + r * count + k] = Math.min(high, Math.max(low, x.data[from + r * stride + k]!))
    },
    pairs({ data }, places, rows, count, out) {
      for (let r = 0; r < rows; r++) {
        const a = places.data[2 * r]!
        const b = places.data[2 * r + 1]!
        for (let k = 0; k < count; k++)
          out.data[r * count + k] = Math.min(32_767, Math.max(0, data[a + k]! + data[b + k]!))
      }
    },
    gather(x, noted, count, size, sums, to) {
      for (let i = 0; i < count; i++) {
        const from = noted.data[2 * i]!
        const shift = noted.data[2 * i + 1]!
        for (let k = 0; k < size; k++) sums.data[to + k]! += x.data[from + k]! << shift
      }
    },
    weigh(x, places, by, count, size, sums) {
      for (let i = 0; i < count; i++) {
        const from = places.data[i]!
        const weight = by.data[i]!
        for (let k = 0; k < size; k++) sums.data[k]! += x.data[from + k]! * weight
      }
    },
    total(first, x, places, count, size, out) {
      for (let k = 0; k < size; k++) out.data[k] = first.data[k]!
      for (let i = 0; i < count; i++) {
        const from = places.data[i]!
        for (let k = 0; k < size; k++) out.data[k]! += x.data[from + k]!
      }
    },
    highest(hidden, { size, outputs, weights, bias, sums }) {
      const even = outputs + (outputs & 1)
      const out = sums.data
      for (let o = 0; o < outputs; o++) out[o] = bias.data[o]!
      for (let k = 0; k < size; k++) {
        if (hidden.data[k]! <= 0) continue
        const h = Math.fround(hidden.data[k]!)
        for (let o = 0; o < outputs; o++) out[o]! += h * weights.data[k * even + o]!
      }
      let best = 0
      for (let o = 1; o < outputs; o++) if (out[o]! > out[best]!) best = o
      return best
    },
  }
}

/** A place in a curve: those outside are brought to its ends. */
const within = (place: number): number => (place < 0 ? 0 : place >= PLACES ? PLACES - 1 : place)
