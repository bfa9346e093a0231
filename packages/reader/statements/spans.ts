import type { Span, StatementKind } from '@onrecord/format'
import type { Stretch } from './content-candidates.js'
import { isPunctuation, MARK, type View } from './view.js'

/** The characters of a stretch of tokens. */
export const spanOf = (v: View, [a, b]: Stretch): Span => ({
  start: v.analysis.tokens[a]!.start,
  end: v.analysis.tokens[b - 1]!.end,
})

/**
 * The characters of a stretch of content: with the quotation marks that open right before it and close right behind it
 * (and the punctuation they hold), without the reporter's own full stop.
 */
export function contentSpan(v: View, [a, b]: Stretch): Span {
  const { tokens } = v.analysis
  let from = a
  let to = b
  while (from > 0 && v.mark[from - 1] === MARK.opens && v.quote[from - 1] === v.quote[a]) from--
  const q = v.quote[b - 1]!
  // A mark that closes belongs to it where the one that opens does.
  const opened = q >= 0 && v.quoteFirst[q]! >= a
  if (opened) {
    let x = b
    while (x < v.n && v.quote[x] === q && isPunctuation(v, x) && v.mark[x] === MARK.none) x++
    if (x < v.n && v.mark[x] === MARK.closes && v.quote[x] === q) to = x + 1
    else if (x === v.n || v.quote[x] !== q) to = x
  }
  // What asks or exclaims keeps its mark.
  if (to < v.n && v.quote[to]! < 0 && /^[?!]+$/.test(tokens[to]!.text)) to++
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}

/** Whether a content is quoted as a whole, in part or not at all; a word outside the marks ("that") makes it mixed. */
export function kindOf(v: View, pieces: readonly Stretch[]): StatementKind {
  let quoted = 0
  let plain = 0
  for (const [a, b] of pieces)
    for (let i = a; i < b; i++) {
      if (isPunctuation(v, i)) continue
      if (v.quote[i]! >= 0) quoted++
      else plain++
    }
  return quoted === 0 ? 'indirect' : plain === 0 ? 'direct' : 'mixed'
}
