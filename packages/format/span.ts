declare const unit: unique symbol

/** A place in a text counted in UTF-16 code units, as `String.prototype.slice` counts. */
export type Offset = number & { readonly [unit]?: 'utf16' }
/** A place in a text counted in Unicode code points, as W3C Web Annotation and PolNeAR count. Never a slice index. */
export type CodePoint = number & { readonly [unit]: 'code point' }

/** A stretch of a text, end exclusive; `text.slice(start, end)` is what it shows. */
export interface Span {
  readonly start: Offset
  readonly end: Offset
}

/** Makes a span. Takes UTF-16 offsets; throws where they are not whole numbers with 0 ≤ start ≤ end. */
export function span(start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start)
    throw new RangeError(`span: start and end must be whole numbers with 0 <= start <= end, got ${start} and ${end}`)
  return { start, end }
}

/** The characters of a span. */
export const slice = (text: string, { start, end }: Span): string => text.slice(start, end)

/** The characters of several spans, joined by `gap`. */
export const sliceAll = (text: string, spans: readonly Span[], gap = ' … '): string =>
  spans.map((s) => slice(text, s)).join(gap)

/** Whether two spans share at least one character. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Whether `outer` holds all of `inner`. */
export const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The smallest span that holds all of `spans`, or null where there is none. */
export function hull(spans: readonly Span[]): Span | null {
  const first = spans[0]
  if (!first) return null
  let { start, end } = first
  for (const s of spans) {
    if (s.start < start) start = s.start
    if (s.end > end) end = s.end
  }
  return { start, end }
}

/** Order by start, then by end. */
export const byPlace = (a: Span, b: Span): number => a.start - b.start || a.end - b.end

/** Index of the first span that starts at an offset or behind it, or their number. They are in order of their starts. */
export function firstAt(spans: readonly Span[], offset: Offset): number {
  let lo = 0
  let hi = spans.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (spans[mid]!.start < offset) lo = mid + 1
    else hi = mid
  }
  return lo
}

/** Spans sorted, with those that overlap or touch made one. */
export function union(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const s of [...spans].sort(byPlace)) {
    const last = out[out.length - 1]
    if (last && s.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, s.end) }
    else out.push({ start: s.start, end: s.end })
  }
  return out
}

/** What is left of `spans` when every character of `holes` is taken out, sorted; touching pieces become one. */
export function subtract(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const cuts = union(holes)
  const out: Span[] = []
  for (const s of union(spans)) {
    let at = s.start
    for (const h of cuts) {
      if (h.end <= at) continue
      if (h.start >= s.end) break
      if (h.start > at) out.push({ start: at, end: h.start })
      at = h.end
    }
    if (at < s.end) out.push({ start: at, end: s.end })
  }
  return out
}

/** The span without the white space at its ends; empty at its start where it holds nothing else. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && /\s/u.test(text[start]!)) start++
  while (end > start && /\s/u.test(text[end - 1]!)) end--
  return { start, end }
}

/** How much two sets of spans share: characters in both over characters in either, 0 to 1. */
export function shared(a: readonly Span[], b: readonly Span[]): number {
  const length = (list: readonly Span[]) => list.reduce((n, s) => n + s.end - s.start, 0)
  const both = length(union([...a, ...b]))
  return both === 0 ? 0 : (length(union(a)) + length(union(b)) - both) / both
}
