import type { Span } from '@onrecord/format'
import type { Kept } from './decode.js'
import { spanOf } from './spans.js'
import type { View } from './view.js'

/** How many paragraphs back a quotation without a source looks for its speaker. */
const PARAGRAPHS = 1

/**
 * Where the speaker of a quotation without a source is named: the source of the nearest attribution before it, at most a
 * paragraph away. Null where the content is no quotation (a passive's speaker is unknown) or nobody is near.
 */
export function antecedent(v: View, kept: readonly Kept[], at: number): Span | null {
  const it = kept[at]!
  const quoted = it.pieces.some(([a, b]) => v.quote[a]! >= 0 && v.quote[b - 1]! >= 0)
  if (it.source !== null || !quoted) return null
  const here = v.paragraph[v.sentence[it.cue.head]!]!
  for (let k = at - 1; k >= 0; k--) {
    const before = kept[k]!
    if (here - v.paragraph[v.sentence[before.cue.head]!]! > PARAGRAPHS) return null
    if (before.source !== null && before.depth === it.depth) return spanOf(v, before.source)
  }
  return null
}
