import type { Span } from '@onrecord/format'

/** Something that a stretch of the text is marked as. */
export interface Mark<M> {
  readonly span: Span
  readonly mark: M
}

/** A stretch that carries the same marks from its first character to its last. */
export interface Segment<M> extends Span {
  readonly marks: readonly M[]
}

/**
 * Cuts `range` at every end of a mark, so that marks may overlap and nest in any way. The segments cover the range
 * without gap or overlap: joined, their slices are the range's slice. A segment's marks come in the order given.
 */
export function segments<M>(range: Span, marks: readonly Mark<M>[]): Segment<M>[] {
  const inside = marks.filter(({ span }) => span.start < range.end && span.end > range.start && span.start < span.end)
  const cuts = new Set<number>([range.start, range.end])
  for (const { span } of inside) {
    if (span.start > range.start) cuts.add(span.start)
    if (span.end < range.end) cuts.add(span.end)
  }
  const places = [...cuts].sort((a, b) => a - b)
  const opening = inside.map((mark, order) => ({ ...mark, order })).sort((a, b) => a.span.start - b.span.start)
  const out: Segment<M>[] = []
  let open: typeof opening = []
  let next = 0
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i]!, places[i + 1]!]
    open = open.filter((m) => m.span.end > start)
    while (next < opening.length && opening[next]!.span.start <= start) open.push(opening[next++]!)
    out.push({ start, end, marks: [...open].sort((a, b) => a.order - b.order).map((m) => m.mark) })
  }
  return out
}
