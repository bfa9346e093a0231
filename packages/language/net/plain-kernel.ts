import type { Kernel } from './kernel.js'
import { packedApart, packedAt } from './packed.js'
import { PLACES, STATE } from './pooling.js'
import { plainRooms } from './rooms.js'

const { fround } = Math

/** The kernel with plain numbers, for machines without WebAssembly or without its vectors. */
export function plainKernel(): Kernel {
  return {
    ...plainRooms(),
    dots(x, rows, { outs, inner, weights, bias }, shift, out) {
      const a = x.data
      const b = weights.data
      for (let r = 0; r < rows; r++) {
        for (let o = 0; o < outs; o++) {
          let sum = bias.data[o]!
          const from = r * inner
          const row = packedAt(outs, inner, o)
          const apart = packedApart(outs, o)
          for (let k = 0; k < inner; k += 2) {
            const at = row + (k >> 1) * apart
            sum = (sum + a[from + k]! * b[at]! + a[from + k + 1]! * b[at + 1]!) | 0
          }
          out.data[r * outs + o] = sum >> shift
        }
      }
    },
    shrink(x, from, count, out, to, scales, scale) {
      let most = 0
      for (let k = 0; k < count; k++) most = Math.max(most, Math.abs(x.data[from + k]!))
      const unit = Math.min(256, Math.max(1, Math.floor((most + 126) / 127)))
      const by = Math.floor(65_536 / unit)
      scales.data[scale] = unit
      for (let k = 0; k < count; k++) {
        const bounded = Math.max(-32_512, Math.min(32_512, x.data[from + k]!))
        out.data[to + k] = (bounded * by + 32_768) >> 16
      }
    },
    join({ data }, scales, slots, rows, size, out) {
      const scale = scales.data
      for (let r = 0; r < rows; r++) {
        const a = slots.data[r]!
        const b = slots.data[r + 1]!
        const c = slots.data[r + 2]!
        for (let k = 0; k < size; k++) {
          const before = data[a * 3 * size + k]! * scale[4 * a]!
          const here = data[(b * 3 + 1) * size + k]! * scale[4 * b + 1]!
          const behind = data[(c * 3 + 2) * size + k]! * scale[4 * c + 2]!
          out.data[r * size + k] = in16(in16(before + here) + behind)
        }
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
            cell[k] = candidate + fround(kept * fround(cell[k]! - candidate))
            states.data[to + k] = fround(states.data[to + k]! + fround(fround(shown * cell[k]!) * STATE))
          }
        }
      }
    },
    bound(x, from, stride, rows, count, low, high, out, to) {
      for (let r = 0; r < rows; r++)
        for (let k = 0; k < count; k++)
          out.data[to + r * count + k] = Math.min(high, Math.max(low, x.data[from + r * stride + k]!))
    },
    tops({ data }, rows, count, out) {
      for (let r = 0; r < rows; r++) {
        const from = r * count
        let top = 0
        for (let k = 1; k < count; k++) if (data[from + k]! > data[from + top]!) top = k
        out.data[r] = top
      }
    },
    pairs({ data }, places, rows, count, out) {
      for (let r = 0; r < rows; r++) {
        const a = places.data[2 * r]!
        const b = places.data[2 * r + 1]!
        for (let k = 0; k < count; k++)
          out.data[r * count + k] = Math.min(32_767, Math.max(0, data[a + k]! + data[b + k]!))
      }
    },
    total(first, x, places, count, size, out) {
      for (let k = 0; k < size; k++) out.data[k] = first.data[k]!
      for (let i = 0; i < count; i++) {
        const from = places.data[i]!
        for (let k = 0; k < size; k++) out.data[k]! += x.data[from + k]!
      }
    },
    highest(sums, at, { size, outputs, weights, bias, hidden, out }) {
      const h = hidden.data
      for (let k = 0; k < size; k++) h[k] = Math.max(0, sums.data[at + k]!)
      let best = 0
      for (let o = 0; o < outputs; o++) {
        const from = (o & ~7) * size + (o & 7)
        let sum = bias.data[o]!
        for (let k = 0; k < size; k++) sum = fround(sum + fround(h[k]! * weights.data[from + k * 8]!))
        out.data[o] = sum
        if (sum > out.data[best]!) best = o
      }
      return best
    },
  }
}

const in16 = (n: number): number => Math.min(32_767, Math.max(-32_768, n))

/** A place in a curve: those outside are brought to its ends. */
const within = (place: number): number => (place < 0 ? 0 : place >= PLACES ? PLACES - 1 : place)
