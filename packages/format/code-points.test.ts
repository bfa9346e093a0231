import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoints } from './code-points.js'

describe('code points', () => {
  it('agree with counting them, both ways', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const map = codePoints(text)
        let utf16 = 0
        let point = 0
        for (const ch of text) {
          expect(map.toCodePoint(utf16)).toBe(point)
          expect(map.toOffset(point)).toBe(utf16)
          utf16 += ch.length
          point++
        }
        expect(map.toCodePoint(text.length)).toBe(point)
        expect(map.toOffset(point + 5)).toBe(text.length)
      }),
    )
  })

  it('an offset inside a pair is the pair', () => {
    const map = codePoints('a😀b')
    expect([0, 1, 2, 3, 4].map((o) => map.toCodePoint(o))).toEqual([0, 1, 1, 2, 3])
    expect(map.toSpan({ start: 1, end: 2 })).toEqual({ start: 1, end: 3 })
  })
})
