import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import type { View } from './view.js'

/**
 * Whether a statement within a content is only the speaker going on about themselves: "I think" within their quotation, or
 * "he hoped" as the main clause of what he said. One's own hope inside one's own speech is one statement.
 */
export function ownVoice(v: View, inner: Judged, outer: Judged, persons: Lexicon): boolean {
  const { source } = inner
  if (source === null || source[1] - source[0] !== 1) return false
  const person = persons.get(v.analysis.tokens[source[0]]!.lower)?.[0]
  if (person === 'first') return v.quote[source[0]]! >= 0
  if (person !== 'third') return false
  // The main clause: the predicate hangs on nothing else of the content.
  const { head } = inner.cue
  const above = v.head[head]!
  return !outer.pieces.some(([a, b]) => above >= a && above < b)
}
