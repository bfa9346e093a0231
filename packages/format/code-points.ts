import type { CodePoint, Offset, Span } from './span.js'

/** A span counted in code points (W3C Web Annotation's TextPositionSelector; PolNeAR's offsets). */
export interface CodePointSpan {
  readonly start: CodePoint
  readonly end: CodePoint
}

/** Converts places in one text between UTF-16 code units and code points. */
export interface CodePointMap {
  /** A UTF-16 offset as code points; one inside a surrogate pair counts as the pair's start. */
  toCodePoint(offset: Offset): CodePoint
  /** A code-point offset as UTF-16; one past the end is the end. */
  toOffset(point: CodePoint | number): Offset
  toCodePointSpan(span: Span): CodePointSpan
  toSpan(span: CodePointSpan | { start: number; end: number }): Span
}

/** Builds the map of a text: nothing is kept for a text inside the basic plane, else the places of its surrogate pairs. */
export function codePoints(text: string): CodePointMap {
  // Places (UTF-16) of the high surrogates; the k-th pair shifts everything behind it by one.
  const pairs: number[] = []
  for (const m of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(m.index)
  const before = (offset: number): number => {
    let lo = 0
    let hi = pairs.length
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (pairs[mid]! < offset) lo = mid + 1
      else hi = mid
    }
    return lo
  }
  // An offset between the two halves of a pair has that pair before it already, so it falls on the pair's start.
  const toCodePoint = (offset: Offset): CodePoint => (offset - before(offset)) as CodePoint
  const toOffset = (point: CodePoint | number): Offset => {
    // The k-th pair stands at code point pairs[k] - k.
    let lo = 0
    let hi = pairs.length
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (pairs[mid]! - mid < point) lo = mid + 1
      else hi = mid
    }
    return Math.min(point + lo, text.length)
  }
  return {
    toCodePoint,
    toOffset,
    toCodePointSpan: (s) => ({ start: toCodePoint(s.start), end: toCodePoint(s.end) }),
    toSpan: (s) => ({ start: toOffset(s.start), end: toOffset(s.end) }),
  }
}
