import type { Span } from '@onrecord/format'

/** Characters shown on either side of a place. */
const AROUND = 120

/** A stretch around a place that begins and ends between words and stays within its paragraph. */
export function around(text: string, { start, end }: Span): Span {
  const paragraph = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const close = next < 0 ? text.length : next
  let from = Math.max(paragraph, start - AROUND)
  let to = Math.min(close, Math.max(end, start) + AROUND)
  if (from > paragraph) from = Math.min(start, text.indexOf(' ', from) + 1 || start)
  if (to < close) to = Math.max(Math.min(end, to), text.lastIndexOf(' ', to))
  return { start: from, end: to }
}
