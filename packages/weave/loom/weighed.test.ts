import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighedOnce } from './weighed.js'

test('each two are weighed once, and weigh what they weighed', () => {
  const things = Array.from({ length: 60 }, (_, n) => ({ n }))
  const pair = fc.tuple(fc.nat(59), fc.nat(59))
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 4000, size: 'max' }), fc.constantFrom(7, 900, 100_000), (asked, kept) => {
      const once = weighedOnce<{ n: number }, number | null>(kept)
      const weighed = new Map<string, number>()
      for (const [i, k] of asked) {
        const weight = (a: { n: number }, b: { n: number }): number | null => {
          weighed.set(`${a.n} ${b.n}`, (weighed.get(`${a.n} ${b.n}`) ?? 0) + 1)
          return a.n % 5 === 0 ? null : a.n - b.n / 7
        }
        expect(once(things[i]!, things[k]!, weight)).toBe(i % 5 === 0 ? null : i - k / 7)
      }
      if (weighed.size < kept) expect(Math.max(0, ...weighed.values())).toBeLessThanOrEqual(1)
    }),
    { numRuns: 30 },
  )
})
