import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import { POS, type View } from './view.js'

/** Where the lexicon marks what is to be found out instead of naming particles. */
const QUESTION = '?'
/** And where it marks a name right behind, a language or a day ("speaks Spanish"). */
const NAME = '#'

/**
 * Whether a proposal takes a deed for a saying: "called in the army", "has investigated how it burned". Whoever looks into a
 * question does not say its answer. What is quoted is said. `unsaid` is the lexicon of such verbs.
 */
export function isUnsaid(v: View, { cue, pieces }: Judged, unsaid: Lexicon): boolean {
  const { tokens } = v.analysis
  const told = v.pos[cue.head] === POS.verb ? unsaid.get(tokens[cue.head]!.lemma)?.[0] : undefined
  const first = pieces[0]?.[0]
  if (told === undefined || first === undefined || first < cue.head || v.quote[first]! >= 0) return false
  const { tag, relation } = tokens[first]!
  if (told === QUESTION) return tag.startsWith('W') || relation === 'mark'
  if (told === NAME) return first === cue.head + 1 && /^(?:NNPS?|JJ)$/.test(tag)
  return told.split('|').includes(tokens[cue.head + 1]?.lower ?? '')
}
