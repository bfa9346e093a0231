import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import { POS, type View } from './view.js'

/**
 * Whether a proposal takes for something said what is told of a noun: "the allegations were baseless", "the kingdom’s offer still
 * stood". The noun is the subject of the verb that its content holds.
 */
export function isToldOf(v: View, { cue, pieces, form }: Judged): boolean {
  if (form || v.pos[cue.head] !== POS.noun) return false
  const verb = v.head[cue.head]!
  if (verb < cue.stretch[1] || !/^nsubj/.test(v.analysis.tokens[cue.head]!.relation)) return false
  const finite = (i: number): boolean => {
    const { tag, relation, head } = v.analysis.tokens[i]!
    return /^(?:VB[DPZ]|MD)$/.test(tag) && (i === verb || (head === verb && /^(?:aux|cop)/.test(relation)))
  }
  return pieces.some(([a, b]) => {
    for (let i = a; i < b; i++) if (finite(i)) return true
    return false
  })
}

/** What words that open a clause of time do in the lexicon. */
const WHEN: ReadonlySet<string> = new Set(['before', 'time', 'until', 'while'])

/**
 * Whether a proposal takes for what was said when a thing is done: "it would never talk while the dam is filled". What was said may
 * open so, but goes on behind it. `words` is the lexicon of conditional words.
 */
export function isWhen(v: View, { cue, pieces, form }: Judged, words: Lexicon): boolean {
  const [only] = pieces
  if (form || !only || pieces.length > 1 || only[0] < cue.stretch[1] || v.quote[only[0]]! >= 0) return false
  const { lower, relation } = v.analysis.tokens[only[0]]!
  const verb = v.head[only[0]]!
  if (relation !== 'mark' || !words.get(lower)?.some((role) => WHEN.has(role))) return false
  return v.head[verb] === cue.head && v.hi[verb]! >= only[1]
}

/**
 * Whether a statement within another's content is no more than a few of its words in quotation marks, tied to a verb that says nothing
 * ("his country had “no dog in this fight”"). `cues` is the lexicon of cues.
 */
export function isFragment(v: View, inner: Judged, outer: Judged, cues: Lexicon): boolean {
  const { cue, pieces } = inner
  if (v.quote[cue.head]! >= 0 || !outer.pieces.some(([a, b]) => cue.head >= a && cue.head < b)) return false
  const quoted = pieces.every(([a, b]) => v.quote[a]! >= 0 && v.quote[a] === v.quote[b - 1])
  const { lemma } = v.analysis.tokens[cue.head]!
  return quoted && (v.pos[cue.head] === POS.noun || !cues.has(lemma))
}
