import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slots } from './slots.js'

it('keeps a slot for each of the keys asked for last, and never gives one slot to two of them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 400 }), (asked) => {
      const COUNT = 8
      const held = slots(COUNT)
      const owner = new Map<number, number>()
      asked.forEach((key, i) => {
        const found = held.find(key)
        if (found >= 0) expect(owner.get(found)).toBe(key)
        const lately = asked.slice(Math.max(0, i - COUNT / 2 + 1), i)
        if (lately.includes(key)) expect(found).toBeGreaterThanOrEqual(0)
        if (found < 0) owner.set(held.take(key), key)
      })
    }),
  )
})
