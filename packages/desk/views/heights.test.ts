import { array, assert, integer, property, tuple } from 'fast-check'
import { expect, it } from 'vitest'
import { heightsOf } from './heights.js'

it('rows stand where the heights before them add up to, however many were measured and in whatever order', () => {
  const rows = integer({ min: 1, max: 70 })
  assert(
    property(rows, rows, array(tuple(integer({ min: 0, max: 69 }), integer({ min: 1, max: 300 }))), (count, later, all) => {
      const heights = heightsOf(count, 100)
      const plain = Array.from({ length: 70 }, () => 100)
      for (const [row, height] of all) {
        if (row >= count) continue
        expect(heights.measured(row, height)).toBe(height - plain[row]!)
        plain[row] = height
      }
      heights.resize(later)
      for (let row = count; row < 70; row++) plain[row] = 100
      if (later < count) plain.fill(100, later)
      const ends = [0]
      for (const height of plain.slice(0, later)) ends.push(ends.at(-1)! + height)
      expect(heights.total()).toBe(ends.at(-1))
      for (let row = 0; row < later; row++) {
        expect(heights.offsetOf(row)).toBe(ends[row])
        expect(heights.rowAt(ends[row]!)).toBe(row)
        expect(heights.rowAt(ends[row + 1]! - 1)).toBe(row)
      }
      expect([heights.rowAt(-5), heights.rowAt(1e9)]).toEqual([0, later - 1])
    }),
  ) // biome-ignore format: the property at a glance
})
