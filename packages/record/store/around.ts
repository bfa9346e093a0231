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

/** Characters of a sentence that is shown whole; of a longer one the stretch around the place. */
const WHOLE = 360
/** What ends a sentence, with its closing mark, before what opens the next. */
const END = /[.!?]["”’)]*\s+(?=["“‘(]?[\p{Lu}\p{N}])/gu
/** A stop behind an initial or a short title ("Mr.", "Gen.", "U.S.") ends none. */
const SHORT = /(?:^|[\s("“‘.])\p{Lu}\p{L}{0,3}\.$/u

/** The sentence a place stands in, by the marks of its paragraph; of a long one what `around` gives. */
export function sentenceAround(text: string, span: Span): Span {
  const first = text.lastIndexOf('\n', span.start - 1) + 1
  const next = text.indexOf('\n', span.end)
  const last = next < 0 ? text.length : next
  let [start, end] = [first, last]
  for (const { 0: mark, index } of text.slice(first, last).matchAll(END)) {
    const stop = first + index + mark.trimEnd().length
    if (SHORT.test(text.slice(first, first + index + 1))) continue
    if (stop <= span.start) start = first + index + mark.length
    else if (stop >= span.end) {
      end = stop
      break
    }
  }
  return end - start > WHOLE ? around(text, span) : { start, end }
}
