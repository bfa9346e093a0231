import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import wabt from 'wabt'
import { KERNEL, type Kernel, plainKernel, vectorKernel } from './kernel.js'

describe('kernel', () => {
  it('is what kernel.wat says', async () => {
    const text = readFileSync(fileURLToPath(new URL('kernel.wat', import.meta.url)), 'utf8')
    const { buffer } = (await wabt()).parseWat('kernel.wat', text).toBinary({})
    expect(KERNEL).toBe(Buffer.from(buffer).toString('base64'))
  })

  const products = (on: Kernel, rows: number, outs: number, inner: number, numbers: readonly number[]): number[] => {
    const x = on.small(rows * inner)
    const w = on.small(outs * inner)
    const bias = on.large(outs)
    const out = on.large(rows * outs)
    x.data.forEach((_, i) => {
      x.data[i] = numbers[i % numbers.length]!
    })
    w.data.forEach((_, i) => {
      w.data[i] = numbers[(i * 7 + 3) % numbers.length]!
    })
    bias.data.forEach((_, i) => {
      bias.data[i] = numbers[(i * 5 + 1) % numbers.length]! * 1000
    })
    on.dots(x, rows, { outs, inner, weights: w, bias }, 3, out)
    return [...out.data]
  }

  it('gives the same with vectors and without', () => {
    const number = fc.integer({ min: -4095, max: 4095 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(number, { minLength: 1, maxLength: 60 }),
        (rows, outs, inner, numbers) => {
          const of = (on: Kernel): number[] => products(on, 2 * rows, 4 * outs, 8 * inner, numbers)
          expect(of(vectorKernel())).toEqual(of(plainKernel()))
        },
      ),
    )
  })
})
