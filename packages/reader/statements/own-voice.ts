import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import { TRANSCRIPT } from './transcript.js'
import { POS, type View } from './view.js'

/**
 * Whether a statement within a content is only the speaker going on about themselves: "I think" within their quotation, or
 * "he hoped" as the main clause of what he said. One's own hope inside one's own speech is one statement.
 */
export function ownVoice(v: View, inner: Judged, outer: Judged, persons: Lexicon): boolean {
  const { source } = inner
  // In a speaker's turn: "thank you" is theirs, "as interpreted" nobody's, "my message to Putin: stop" no word of Putin's.
  if (outer.form === TRANSCRIPT && (source === null || v.pos[inner.cue.head] === POS.punctuation)) return true
  // "Nobody thinks so": what is thought stands elsewhere.
  const [first] = inner.pieces
  if (inner.pieces.length === 1 && first![1] - first![0] === 1 && v.pos[first![0]] === POS.adverb) return true
  if (source === null || source[1] - source[0] !== 1) return false
  const person = persons.get(v.analysis.tokens[source[0]]!.lower)?.[0]
  if (person === 'first') return v.quote[source[0]]! >= 0 || outer.form !== undefined
  if (person === 'second') return outer.form !== undefined
  if (person !== 'third') return false
  // The main clause: the predicate hangs on nothing else of the content.
  const { head } = inner.cue
  const above = v.head[head]!
  return !outer.pieces.some(([a, b]) => above >= a && above < b)
}
