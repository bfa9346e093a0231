import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds, hull, overlap, type Span, shared, slice, span, subtract, trim, union } from './span.js'

const spans = fc.array(
  fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]): Span => ({ start, end: start + length })),
  { maxLength: 12 },
)
const cells = (list: readonly Span[]) => {
  const out = new Set<number>()
  for (const s of list) for (let i = s.start; i < s.end; i++) out.add(i)
  return out
}

describe('spans', () => {
  it.each([
    [-1, 2],
    [3, 2],
    [0.5, 2],
    [Number.NaN, 2],
  ])('refuses %s–%s', (start, end) => {
    expect(() => span(start, end)).toThrow(/^span: start and end must be whole numbers/)
  })

  it.each([
    ['  open  ', 2, 6],
    ['\n\t', 2, 2],
    ['open', 0, 4],
  ])('trims %j', (text, start, end) => {
    expect(trim(text, { start: 0, end: text.length })).toEqual({ start, end })
  })

  it('a union holds the same characters, sorted, apart', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const u = union(list)
        expect(cells(u)).toEqual(cells(list))
        for (let i = 1; i < u.length; i++) expect(u[i]!.start).toBeGreaterThan(u[i - 1]!.end)
      }),
    )
  })

  it('subtract leaves what the holes do not hold', () => {
    fc.assert(
      fc.property(spans, spans, (list, holes) => {
        const left = cells(list)
        for (const i of cells(holes)) left.delete(i)
        expect(cells(subtract(list, holes))).toEqual(left)
      }),
    )
  })

  it('the hull holds every span; shared is 1 with itself and symmetric', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const h = hull(a)
        for (const s of a) expect(holds(h!, s)).toBe(true)
        expect(shared(a, b)).toBeCloseTo(shared(b, a))
        if (cells(a).size) expect(shared(a, a)).toBe(1)
      }),
    )
  })

  it('overlap is sharing a character', () => {
    fc.assert(
      fc.property(spans, (list) => {
        for (const a of list)
          for (const b of list)
            if (a.end > a.start && b.end > b.start)
              expect(overlap(a, b)).toBe([...cells([a])].some((i) => cells([b]).has(i)))
      }),
    )
  })

  it('slices', () => expect(slice('He said yes', { start: 3, end: 7 })).toBe('said'))
})
