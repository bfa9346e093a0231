import { firstAt, type Span } from '@onrecord/format'
import type { Analysis, Language, Token } from '@onrecord/language'
import type { Attributed, Attribution } from '../layers.js'

/** Tags of "which", "that", "this": a source that is a thing, or has none but a thing before it. */
const THING = /^(?:WDT|DT)$/
/** Acts of wanting something: what nobody wants is wanted by nobody. */
const WISHES: ReadonlySet<string> = new Set(['demand', 'promise'])
const OPENS = /^(?:[“"‘«„]|``)$/u
/** Column of a pronoun's gender. */
const GENDER = 2

/**
 * Whether an attribution tells of nothing that was said or thought: that nobody wanted it, and within another's content of a duty ("any deal must consider …"), or,
 * where nobody is known to speak, of a purpose ("closed doors to discuss …") or of a thing ("which shows …"). What is quoted was said.
 */
export function isUnheard(a: Attribution, isNamed: boolean, { analysis }: Attributed, language: Language): boolean {
  const wish = WISHES.has(language.lexicon('cues').get(analysis.tokens[a.cueHead]?.lemma ?? '')?.[0] ?? '')
  if ((a.kind === 'indirect' || a.depth > 0) && !isNamed && wish && isNobody(a.source, analysis, language)) return true
  if (a.depth > 0 && a.sourceHead < 0 && isOrder(a.cueHead, analysis)) return true
  // What stands with its cue in another's quotation is not quoted itself.
  if (a.depth === 0 || a.turn || (a.kind !== 'indirect' && !a.quoted)) return false
  const { tokens } = analysis
  const [cue] = a.cue
  let first = a.cueHead
  while (cue && first > 0 && tokens[first - 1]!.start >= cue.start) first--
  const words = tokens.slice(first, a.cueHead + 1)
  if (words.some((t) => isDuty(t, language)) || isJoinedDuty(a.cueHead, tokens, language)) return true
  // A report, a law or a book says things, whoever they are.
  if (isNamed || language.lexicon('saying-verbs').has(tokens[a.cueHead]!.lemma)) return false
  if (words.length > 1 && words[0]!.tag === 'TO') return true
  const source = a.sourceHead < 0 ? undefined : tokens[a.sourceHead]
  if (!source) return false
  return THING.test(source.tag) || language.lexicon('pronouns').get(source.lower)?.[GENDER] === 'n'
}

/** "Nobody", "neither side". */
function isNobody([source]: readonly Span[], { tokens }: Analysis, language: Language): boolean {
  if (!source) return false
  const at = firstAt(tokens, source.start)
  const two = `${tokens[at]!.lower} ${tokens[at + 1]?.lower}`
  return [tokens[at]!.lower, two].some((w) => language.lexicon('negations').get(w)?.[0] === 'nobody')
}

/** "Ask the owners", first of a sentence or a quotation. */
const isOrder = (cue: number, { tokens, sentences, sentenceOf }: Analysis): boolean =>
  tokens[cue]!.tag === 'VB' && (cue === sentences[sentenceOf[cue]!]!.first || OPENS.test(tokens[cue - 1]!.text))

const isDuty = ({ tag, lower }: Token, language: Language): boolean =>
  tag === 'MD' && language.lexicon('moods').get(lower)?.[0] === 'duty'

/** "They must pay the fine and then ask the court": what is joined to a duty is one. */
function isJoinedDuty(cue: number, tokens: readonly Token[], language: Language): boolean {
  const { tag, relation, head } = tokens[cue]!
  if (tag !== 'VB' || relation !== 'conj') return false
  return tokens.slice(0, cue).some((t) => t.head === head && isDuty(t, language))
}
