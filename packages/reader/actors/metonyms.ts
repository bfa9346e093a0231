import type { Token } from '@onrecord/language'
import type { Found } from './found.js'
import type { Words } from './words.js'

/**
 * Whether a capital, building or seat acts here ("Moscow said", "Washington's stance", "ties with Kyiv") rather than being
 * the place where something happens ("in Moscow", "outside the White House", a dateline).
 */
export function acts(
  f: Found,
  tokens: readonly Token[],
  sentenceFirst: number,
  sentenceLast: number,
  words: Words,
): boolean {
  let k = f.first - 1
  while (k >= sentenceFirst && /^(?:DT|JJ)$/.test(tokens[k]!.tag)) k--
  const before = k >= sentenceFirst ? tokens[k]! : null
  const after = f.last < sentenceLast ? tokens[f.last]! : null
  const possessive = after !== null && (after.tag === 'POS' || /^['’]s?$/.test(after.text))
  if (possessive) {
    // "Moscow's Red Square" is a place; "Moscow's stance" is not: what follows is a common noun.
    const owned = tokens[f.last + 1]
    return owned === undefined || !/^\p{Lu}/u.test(owned.text)
  }
  const placing = before ? words.placing.get(before.lower) : undefined
  if (placing === 'always') return false
  // A dateline, or a place and its state: "MOSCOW (AP) —", "Washington, D.C."
  if (f.first === sentenceFirst && after && /^(?:\(|-|–|—|-LRB-)$/.test(after.text)) return false
  if (placing === 'motion') return !words.motion.has(verbBefore(tokens, k, sentenceFirst))
  if (after && /^NN/.test(after.tag) && !/^\p{Lu}/u.test(after.text)) return false
  return true
}

/** The lemma of the verb or noun that a preposition at token `k` hangs on, or nothing. */
function verbBefore(tokens: readonly Token[], k: number, first: number): string {
  for (let i = k - 1; i >= first && k - i < 5; i--) if (/^(?:VB|NN)/.test(tokens[i]!.tag)) return tokens[i]!.lemma
  return ''
}
