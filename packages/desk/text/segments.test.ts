import fc from 'fast-check'
import { expect, it } from 'vitest'
import { segments } from './segments.js'

const TEXT = 'Ilse Brandt said “we will sign”, and Dravic nodded.'
const anySpan = fc
  .tuple(fc.nat(TEXT.length + 5), fc.nat(TEXT.length + 5))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
const anyMarks = fc.array(anySpan, { maxLength: 12 }).map((spans) => spans.map((span, mark) => ({ span, mark })))
const anyRange = anySpan
  .map(({ start, end }) => ({ start, end: Math.min(end, TEXT.length) }))
  .filter((r) => r.start < r.end)

it('segments joined are the range, whatever the marks', () => {
  fc.assert(
    fc.property(anyRange, anyMarks, (range, marks) => {
      const cut = segments(range, marks)
      expect(cut.map((s) => TEXT.slice(s.start, s.end)).join('')).toBe(TEXT.slice(range.start, range.end))
      expect(cut.every((s) => s.start < s.end)).toBe(true)
    }),
  )
})

it('a character carries exactly the marks whose span holds it', () => {
  fc.assert(
    fc.property(anyRange, anyMarks, (range, marks) => {
      for (const s of segments(range, marks))
        for (let at = s.start; at < s.end; at++)
          expect(s.marks).toEqual(marks.filter(({ span }) => span.start <= at && at < span.end).map((m) => m.mark))
    }),
  )
})
