import type { Language, Lexicon, Token } from '@onrecord/language'
import type { Attributed, Attribution } from '../layers.js'

/** Tags of what opens a clause that was said: "that", "whether", "what". */
const CLAUSE = /^(?:W|IN)/
/** What the mood of something still to come is called in the lexicon of moods. */
const AHEAD: ReadonlySet<string> = new Set(['future', 'conditional'])
/** How many words may stand between what opens a clause and its verb's subject. */
const OPENER = 12

/**
 * Whether an attribution tells of what was not said but may be: a passive ahead of nobody ("would be published once it is ready"), and
 * a condition ("if the judges ask for more time"). What is quoted was said.
 */
export function isHypothetical(a: Attribution, { analysis }: Attributed, language: Language): boolean {
  if (a.turn || a.cueHead < 0) return false
  const { tokens } = analysis
  const head = tokens[a.cueHead]!
  if (!head.tag.startsWith('VB')) return false
  if (a.source.length === 0 && isPassiveAhead(tokens, a.cueHead, language.lexicon('moods'))) return true
  if (a.kind !== 'indirect' && !a.quoted) return false
  return isCondition(tokens, a.cueHead, language)
}

/** "Would be published", "will be informed that we shall collect": nobody has said so yet. */
function isPassiveAhead(tokens: readonly Token[], verb: number, moods: Lexicon): boolean {
  if (tokens[verb]!.tag !== 'VBN') return false
  const own = tokens.slice(Math.max(0, verb - 4), verb).filter((t) => t.head === verb)
  return (
    own.some((t) => t.relation === 'aux:pass') &&
    own.some((t) => t.relation === 'aux' && AHEAD.has(moods.get(t.lower)?.[0] ?? ''))
  )
}

/** Whether a verb is that of a clause that a connective opens ("if", "unless", "provided that", "until"), asked of nobody. */
function isCondition(tokens: readonly Token[], verb: number, language: Language): boolean {
  const ties = language.lexicon('conditional-connectives')
  const words = language.lexicon('conditional-words')
  const opens = (i: number): boolean => {
    const { lower } = tokens[i]!
    const two = `${tokens[i - 1]?.lower} ${lower}`
    return [lower, two].some((w) => ties.get(w)?.[1] === 'clause') || (words.get(lower)?.includes('until') ?? false)
  }
  if (!/^advcl/.test(tokens[verb]!.relation)) return false
  const isOpener = (i: number): boolean =>
    tokens[i]!.head === verb && /^(?:mark|advmod)$/.test(tokens[i]!.relation) && opens(i)
  for (let i = Math.max(0, verb - OPENER); i < verb; i++) if (isOpener(i)) return !CLAUSE.test(tokens[i - 1]?.tag ?? '')
  return false
}
