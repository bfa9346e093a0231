import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lanes, swarm } from './swarm.js'

it('no two things share a cell, none leaves the row, and a lone one stands on its day', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(39), { maxLength: 300 }), (wanted) => {
      const cells = swarm(wanted, 40)
      expect(new Set(cells.map((c) => `${c.column} ${c.level}`)).size).toBe(wanted.length)
      expect(cells.every((c) => c.column >= 0 && c.column < 40 && c.level >= 0)).toBe(true)
      expect(cells.every((c, i) => Math.abs(c.column - wanted[i]!) <= 8)).toBe(true)
    }),
  )
  expect(swarm([7], 40)).toEqual([{ column: 7, level: 0 }])
})

it('stretches in one lane do not touch', () => {
  const stretch = fc.tuple(fc.nat(200), fc.nat(60)).map(([from, length]) => ({ from, to: from + length }))
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 40 }), (stretches) => {
      const lane = lanes(stretches)
      for (const [i, a] of stretches.entries())
        for (const [j, b] of stretches.entries())
          if (i < j && lane[i] === lane[j]) expect(a.to < b.from || a.from > b.to).toBe(true)
    }),
  )
})
