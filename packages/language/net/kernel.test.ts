import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import wabt from 'wabt'
import { filled, NUMBERS, SIZE, type Size, type Small } from '../testing/numbers.js'
import type { Kernel } from './kernel.js'
import { pack } from './packed.js'
import { plainKernel } from './plain-kernel.js'
import { pooling } from './pooling.js'
import { KERNEL, vectorKernel } from './vector-kernel.js'

/** What each function gives, by name, for some size and numbers of 13 bits. */
const FUNCTIONS: Readonly<Record<string, (on: Kernel, size: Size, number: Small) => Iterable<number>>> = {
  dots(on, { rows, outs, inner }, number) {
    const x = filled(on.small(rows * 8 * inner), number)
    const packed = on.small(32 * outs * inner)
    const weights = Int16Array.from(packed.data, (_, i) => number(i * 7 + 3))
    pack(weights, 4 * outs, 8 * inner, packed.data)
    const bias = filled(on.large(4 * outs), (i) => number(i * 5 + 1) * 1000)
    const out = on.large(rows * 4 * outs)
    on.dots(x, rows, { outs: 4 * outs, inner: 8 * inner, weights: packed, bias }, 3, out)
    const product = (r: number, o: number): number =>
      Array.from({ length: 8 * inner }, (_, k) => x.data[r * 8 * inner + k]! * weights[o * 8 * inner + k]!).reduce(
        (a, b) => a + b,
        bias.data[o]!,
      )
    out.data.forEach((n, i) => {
      expect(n).toBe(product(Math.floor(i / (4 * outs)), i % (4 * outs)) >> 3)
    })
    return out.data
  },
  shrink(on, { rows, inner }, number) {
    const size = 4 * inner
    const x = filled(on.large(3 + size), (i) => number(i) * rows)
    const out = on.tiny(2 + size)
    const scales = on.large(2)
    on.shrink(x, 3, size, out, 2, scales, 1)
    return [...out.data, ...scales.data]
  },
  join(on, { rows, outs, inner }, number) {
    const size = 8 * inner
    const x = filled(on.tiny(outs * 3 * size), number)
    const scales = filled(on.large(outs * 4), (i) => 1 + (Math.abs(number(i)) % 256))
    const slots = filled(on.large(rows + 2), (i) => Math.abs(number(i)) % outs)
    const out = on.large(rows * size)
    on.join(x, scales, slots, rows, size, out)
    return out.data
  },
  pool(on, { rows, inner }, number) {
    const size = 4 * inner
    const gates = filled(on.large(rows * 6 * size), (i) => number(i) * 2)
    const states = filled(on.small(rows * 2 * size), (i) => number(i * 3))
    pooling(size, on)(gates, rows, states)
    return states.data
  },
  bound(on, { rows, outs, inner }, number) {
    const x = filled(on.large((rows + 1) * (4 * inner + outs)), (i) => number(i) * 10)
    const out = on.small(2 + rows * 4 * inner)
    on.bound(x, outs, 4 * inner + outs, rows, 4 * inner, -2000, 32_767, out, 2)
    return out.data
  },
  tops(on, { rows, inner }, number) {
    const x = filled(on.large(rows * 4 * inner), number)
    const out = on.large(rows)
    on.tops(x, rows, 4 * inner, out)
    return out.data
  },
  pairs(on, { rows, inner }, number) {
    const x = filled(on.large(8 * inner), (i) => number(i) * 10)
    const places = filled(on.large(2 * rows), (i) => Math.abs(number(i)) % (4 * inner))
    const out = on.small(rows * 4 * inner)
    on.pairs(x, places, rows, 4 * inner, out)
    return out.data
  },
  total(on, { rows, outs, inner }, number) {
    const size = 8 * inner
    const first = filled(on.large(size), number)
    const x = filled(on.large(outs * size), (i) => number(i) * 1000)
    const places = filled(on.large(rows), (i) => (Math.abs(number(i)) % outs) * size)
    const out = on.large(size)
    on.total(first, x, places, rows, size, out)
    return out.data
  },
  highest(on, { outs, inner }, number) {
    const size = 4 * inner
    const outputs = outs + 1
    const all = (outputs + 7) & ~7
    const weights = filled(on.floats(size * all), (i) => number(i) / 77)
    const bias = filled(on.floats(all), (i) => number(i * 3) / 7)
    const out = on.floats(all)
    const sums = filled(on.large(2 + size), (i) => number(i) * 4001)
    const best = on.highest(sums, 2, { size, outputs, weights, bias, hidden: on.floats(size), out })
    return [best, ...out.data.subarray(0, outputs)]
  },
}

describe('kernel', () => {
  it('is what kernel.wat says', async () => {
    const text = readFileSync(fileURLToPath(new URL('kernel.wat', import.meta.url)), 'utf8')
    const { buffer } = (await wabt()).parseWat('kernel.wat', text).toBinary({})
    expect(KERNEL).toBe(Buffer.from(buffer).toString('base64'))
  })

  for (const [name, run] of Object.entries(FUNCTIONS)) {
    it(`${name}: the same with vectors and without`, () => {
      fc.assert(
        fc.property(SIZE, NUMBERS, (size, list) => {
          const number = (i: number): number => list[i % list.length]!
          expect([...run(vectorKernel(1 << 20), size, number)]).toEqual([...run(plainKernel(), size, number)])
        }),
        { numRuns: 60 },
      )
    })
  }

  it('says so when it is full', () => {
    expect(() => vectorKernel(1 << 20).tiny(1 << 21)).toThrow()
  })
})
