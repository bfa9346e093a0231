import type { Language } from '@onrecord/language'
import type { Attributed, Attribution } from '../layers.js'

/** Tags of "which", "that", "this": a source that is a thing, or has none but a thing before it. */
const THING = /^(?:WDT|DT)$/
/** Column of a pronoun's gender. */
const GENDER = 2

/**
 * Whether an attribution within another's content tells of nothing that was said or thought: of a duty ("any deal must consider …"), or,
 * where nobody is known to speak, of a purpose ("closed doors to discuss …") or of a thing ("which shows …"). What is quoted was said.
 */
export function isUnheard(a: Attribution, isNamed: boolean, { analysis }: Attributed, language: Language): boolean {
  // What stands with its cue in another's quotation is not quoted itself.
  if (a.depth === 0 || a.turn || (a.kind !== 'indirect' && !a.quoted)) return false
  const { tokens } = analysis
  const [cue] = a.cue
  let first = a.cueHead
  while (cue && first > 0 && tokens[first - 1]!.start >= cue.start) first--
  const words = tokens.slice(first, a.cueHead + 1)
  const moods = language.lexicon('moods')
  if (words.some((t) => t.tag === 'MD' && moods.get(t.lower)?.[0] === 'duty')) return true
  // A report, a law or a book says things, whoever they are.
  if (isNamed || language.lexicon('saying-verbs').has(tokens[a.cueHead]!.lemma)) return false
  if (words.length > 1 && words[0]!.tag === 'TO') return true
  const source = a.sourceHead < 0 ? undefined : tokens[a.sourceHead]
  if (!source) return false
  return THING.test(source.tag) || language.lexicon('pronouns').get(source.lower)?.[GENDER] === 'n'
}
