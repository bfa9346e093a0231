import type { ActorId } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'
import type { Attributed, Attribution } from '../layers.js'
import { childrenOf } from './content-clause.js'

/**
 * Whether a subject within what is said is the speaker: the first person in a quotation, a pronoun or name that means them
 * in indirect speech ("Brandt said she would", "the campaign said the campaign would"), or what is theirs ("our party").
 */
export function isSelf(
  subject: Token,
  attribution: Attribution,
  speaker: ActorId | null,
  layer: Attributed,
  language: Language,
): boolean {
  const person = personOf(subject, language)
  if (person === 'first') return true
  if (person === 'second') return false
  const meant = layer.who.at(subject.start)
  if (person === 'third') {
    if (attribution.kind === 'direct' || attribution.turn) return false
    return meant === null || speaker === null || meant === speaker
  }
  if (meant !== null && meant === speaker) return true
  return childrenOf(subject, layer).some(
    (t) => t.relation === 'nmod:poss' && personOf(t, language) === 'first' && /^NNS?$/.test(subject.tag),
  )
}

/** The grammatical person of a pronoun (`first`, `second`, `third`), or undefined. */
export const personOf = (t: Token, language: Language): string | undefined =>
  language.lexicon('persons').get(t.lower)?.[0]
