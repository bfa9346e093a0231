import type { Analysis, Lexicon, Token } from '@onrecord/language'
import type { Tense } from './resolve.js'

// How far a verb may stand from the expression where syntax does not tell which verb it belongs to.
const REACH = 14

/**
 * Whether the clause around a token looks back or ahead: by the verb it depends on where there is syntax, else by the
 * nearest verb, the one before it first. Takes en/tense.
 */
export function tenseAt(analysis: Analysis, token: number, words: Lexicon): Tense {
  const sentence = analysis.sentences[analysis.sentenceOf[token]!]!
  const verb = governor(analysis, token) ?? nearestVerb(analysis, token, sentence.first, sentence.last)
  return verb === null ? null : tenseOf(analysis, verb, sentence.first, words)
}

const isVerb = (t: Token): boolean => t.tag[0] === 'V' || t.tag === 'MD'

/** The first verb above a token in the tree; null without syntax. */
function governor(analysis: Analysis, token: number): number | null {
  let at = analysis.tokens[token]!.head
  for (let steps = 0; at >= 0 && steps < 40; steps++) {
    const t = analysis.tokens[at]!
    if (isVerb(t)) return at
    at = t.head
  }
  return null
}

function nearestVerb(analysis: Analysis, token: number, first: number, last: number): number | null {
  let after: number | null = null
  for (let i = token + 1; i < Math.min(last, token + REACH) && after === null; i++)
    if (isVerb(analysis.tokens[i]!)) after = i
  for (let i = token - 1; i >= Math.max(first, token - REACH); i--) if (isVerb(analysis.tokens[i]!)) return i
  return after
}

/** The tense of a verb group, from the verb back to its first auxiliary. */
function tenseOf(analysis: Analysis, verb: number, first: number, words: Lexicon): Tense {
  const { tokens } = analysis
  let past: Tense = null
  let infinitive = false
  // The group: the verb itself and, before it, its auxiliaries, "to" and adverbs.
  for (let i = verb; i >= Math.max(first, verb - 6); i--) {
    const t = tokens[i]!
    const ahead = words.get(t.lower)?.[0] === 'ahead'
    if (ahead) return 'future'
    if (i !== verb && !isVerb(t) && t.tag !== 'TO' && t.tag[0] !== 'R') {
      if (!infinitive) break
      const plan = words.get(t.lemma)?.[0] ?? words.get(t.lower)?.[0]
      if (plan === 'plan') return 'future'
      if (t.tag[0] !== 'N' && t.tag[0] !== 'P' && t.tag !== 'DT' && t.tag[0] !== 'J') break
      continue
    }
    if (t.tag === 'TO') infinitive = true
    if (infinitive && i < verb) {
      const plan = words.get(t.lemma)?.[0] ?? words.get(t.lower)?.[0]
      if (plan === 'plan') return 'future'
    }
    if (t.tag === 'VBD') past = 'past'
    else if (t.tag === 'VBN' && i === verb) past ??= 'past'
    else if (t.tag === 'MD') return 'future'
  }
  if (past) return past
  const t = tokens[verb]!
  if (infinitive || t.tag === 'VB') return 'future'
  return null
}
