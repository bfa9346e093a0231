import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder } from './in-order.js'

const compared = (list: readonly { readonly n: number }[]) => [...list].sort((a, b) => a.n - b.n)

it('puts numbers of 53 bits in order, those that are the same as they stood', () => {
  const numbers = fc.array(fc.oneof(fc.nat(3), fc.nat(), fc.maxSafeNat()), { minLength: 0, maxLength: 300 })
  fc.assert(
    fc.property(numbers, (list) => {
      const things = list.map((n, at) => ({ n, at }))
      expect(inOrder(things, (t) => t.n)).toEqual(compared(things))
    }),
  )
})

it('leaves the list as it was', () => {
  const things = Array.from({ length: 100 }, (_, i) => ({ n: (i * 7919) % 101 }))
  const before = [...things]
  inOrder(things, (t) => t.n)
  expect(things).toEqual(before)
})
