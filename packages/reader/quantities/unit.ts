import type { Analysis, Token } from '@onrecord/language'

const MODIFIER = /^(?:JJ[RS]?|VB[GN]|CD|NN|NNP|POS|HYPH|,|RB[RS]?)$/
const NOUN = /^NN/
// How far the noun may stand behind its number.
const REACH = 7

/**
 * What a number counts: the head of the noun phrase that goes on behind token `from`. By syntax where the number depends on
 * a noun, else the last noun of the run of modifiers and nouns. Gives the token, or null.
 */
export function counted(analysis: Analysis, number: Token, from: number): Token | null {
  const { tokens } = analysis
  const head = number.head >= 0 ? tokens[number.head] : undefined
  if (
    head &&
    /^(?:nummod|compound|amod|dep)/.test(number.relation) &&
    head.index >= from &&
    head.index < from + REACH &&
    NOUN.test(head.tag)
  ) {
    return head
  }
  const sentence = analysis.sentences[analysis.sentenceOf[number.index]!]!
  let noun: Token | null = null
  for (let i = from; i < Math.min(sentence.last, from + REACH); i++) {
    const t = tokens[i]!
    if (
      t.tag === ','
        ? noun !== null || !/^(?:JJ|VB)/.test(tokens[i + 1]?.tag ?? '')
        : !MODIFIER.test(t.tag) && !NOUN.test(t.tag)
    )
      break
    if (NOUN.test(t.tag)) noun = t
    // A plural ends the phrase: "three things happening".
    if (t.tag === 'NNS' && !NOUN.test(tokens[i + 1]?.tag ?? '')) break
  }
  return noun
}
