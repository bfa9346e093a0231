import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestTree } from './tree.js'

/** All ways to give `n` words heads that make a tree with one word on the root. */
function* trees(n: number): Generator<number[]> {
  for (let code = 0; code < (n + 1) ** n; code++) {
    const heads = Array.from({ length: n }, (_, i) => Math.floor(code / (n + 1) ** i) % (n + 1))
    const reaches = (w: number): boolean => {
      let at = w
      for (let k = 0; k <= n && at > 0; k++) at = heads[at - 1]!
      return at === 0
    }
    if (heads.filter((h) => h === 0).length === 1 && heads.every((_, i) => reaches(i + 1))) yield heads
  }
}

describe('bestTree', () => {
  it('gives the best tree under the word it puts on the root', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 25, maxLength: 25 }),
        (n, numbers) => {
          const stride = n + 1
          const scores = Float64Array.from({ length: stride * stride }, (_, i) => numbers[i]!)
          const found = new Int32Array(n + 1)
          bestTree(scores, stride, n, found)
          const heads = [...found].slice(1)
          const worth = (h: readonly number[]): number =>
            h.reduce((sum, head, i) => sum + scores[(i + 1) * stride + head]!, 0)
          const all = [...trees(n)]
          expect(all).toContainEqual(heads)
          const root = heads.indexOf(0)
          expect(worth(heads)).toBe(Math.max(...all.filter((h) => h[root] === 0).map(worth)))
        },
      ),
      { numRuns: 300 },
    )
  })
})
