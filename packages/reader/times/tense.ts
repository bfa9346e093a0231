import type { Analysis, Lexicon, Token } from '@onrecord/language'
import type { Expression } from './meaning.js'
import type { Tense } from './resolve.js'

// How far a verb may stand from the expression where syntax does not tell which verb it belongs to.
const REACH = 14

/** An expression with the tense of its clause, and whether something lasts from then on ("since April 2023"). */
export type Tensed = Expression & { readonly tense: Tense; readonly since: boolean }

/** An expression with what the words around it tell. Takes en/tense. */
export const tensed = (analysis: Analysis, e: Expression, words: Lexicon): Tensed => ({
  ...e,
  tense: tenseAt(analysis, e.first, words),
  since: words.get(analysis.tokens[e.first - 1]?.lower ?? '')?.[0] === 'since',
})

/**
 * Whether the clause around a token looks back or ahead: by the verb it depends on where there is syntax, else by the
 * nearest verb, the one before it first. Takes en/tense.
 */
export function tenseAt(analysis: Analysis, token: number, words: Lexicon): Tense {
  if (isComing(analysis, token, words)) return 'future'
  const sentence = analysis.sentences[analysis.sentenceOf[token]!]!
  const verb = governor(analysis, token) ?? nearestVerb(analysis, token, sentence.first, sentence.last)
  if (verb !== null && isVowedOn(analysis, token, verb)) return 'past'
  const tense = verb === null ? null : tenseOf(analysis, verb, sentence.first, words)
  // "by Friday", "until Monday": ahead, unless all is told as done by then ("had left by Friday").
  const isDeadline = (i: number): boolean => i >= sentence.first && words.get(analysis.tokens[i]!.lower)?.[0] === 'deadline' // biome-ignore format: one line
  if (isDeadline(token) || isDeadline(token - 1)) {
    const perfect = tense === 'past' && verb !== null && hasPerfect(analysis, verb, words)
    return perfect ? tense : 'future'
  }
  // "Was told to pay before February".
  const before = token > sentence.first && words.get(analysis.tokens[token - 1]!.lower)?.[0] === 'awaited'
  return before && verb !== null && isAskedFor(analysis, verb, words) ? 'future' : tense
}

/** So many words may stand before the noun. */
const DESCRIBED = 4

/** "The next cut, in March": a time right behind something still to come; "the next day, March 3" counts from what was told. */
function isComing({ tokens }: Analysis, token: number, words: Lexicon): boolean {
  const sense = (t: Token | undefined): string | undefined => (t ? words.get(t.lower)?.[0] : undefined)
  let noun = token - 1
  if (tokens[noun]?.tag === 'IN') noun--
  if (tokens[noun]?.text === ',') noun--
  if (!tokens[noun]?.tag.startsWith('NN') || sense(tokens[noun]) === 'unit') return false
  for (let i = noun - 1; i >= 0 && i >= noun - DESCRIBED; i--) {
    if (sense(tokens[i]) === 'coming') return true
    if (!/^(?:NN|JJ)/.test(tokens[i]!.tag)) return false
  }
  return false
}

/** "Vowed on Wednesday to sign": between a past verb and its infinitive stands the day of the verb, not what it plans. */
function isVowedOn({ tokens }: Analysis, token: number, verb: number): boolean {
  const behind = tokens[token - 1]?.tag === 'IN' ? token - 2 : token - 1
  return (
    behind === verb && tokens[verb]!.tag === 'VBD' && tokens[token + 1]?.tag === 'TO' && tokens[token + 2]?.tag === 'VB'
  )
}

/** Whether a verb is an infinitive that somebody was asked or told to do. */
function isAskedFor({ tokens }: Analysis, verb: number, words: Lexicon): boolean {
  const { tag, head } = tokens[verb]!
  return tag === 'VB' && words.get(tokens[head]?.lemma ?? '')?.[0] === 'asked'
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

/** Whether a past participle stands with a past auxiliary of having: "had left". */
const hasPerfect = ({ tokens }: Analysis, verb: number, words: Lexicon): boolean =>
  tokens[verb]!.tag === 'VBN' &&
  tokens.slice(Math.max(0, verb - 3), verb).some((t) => t.tag === 'VBD' && words.get(t.lemma)?.[0] === 'perfect')

/** "When ministers meet on Sunday", "before the deal expires in May": what is told so in the present is yet to come. */
const isAwaited = ({ tokens }: Analysis, verb: number, first: number, words: Lexicon): boolean =>
  tokens
    .slice(Math.max(first, verb - REACH), verb)
    .some((t) => t.head === verb && words.get(t.lower)?.[0] === 'awaited')

/** The tense of a verb group, from the verb back to its first auxiliary, and of the verb it completes. */
function tenseOf(analysis: Analysis, verb: number, first: number, words: Lexicon): Tense {
  const { tokens } = analysis
  const sense = (t: Token) => words.get(t.lemma)?.[0] ?? words.get(t.lower)?.[0]
  let past: Tense = null
  let infinitive = false
  for (let i = verb; i >= Math.max(first, verb - 6); i--) {
    const t = tokens[i]!
    const meant = sense(t)
    if (meant === 'ahead') return 'future'
    if (i !== verb && !isVerb(t) && t.tag !== 'TO' && t.tag[0] !== 'R' && t.tag !== 'CC') {
      if (!infinitive) break
      if (meant === 'plan') return 'future'
      if (t.tag[0] !== 'N' && t.tag[0] !== 'P' && t.tag !== 'DT' && t.tag[0] !== 'J') break
      continue
    }
    if (t.tag === 'TO') infinitive = true
    if (infinitive && i < verb && isVerb(t)) {
      if (meant === 'plan') return 'future'
      if (meant === 'still') return null
    }
    // "scheduled a news conference", "plans a vote on Saturday", "a summit set for April"
    if (i === verb && meant === 'plan' && /^VB[DNPZ]$/.test(t.tag)) return 'future'
    if (t.tag === 'VBD') past = 'past'
    else if (t.tag === 'VBN' && i === verb) past ??= 'past'
    else if (t.tag === 'MD') return 'future'
  }
  if (past) return past
  const t = tokens[verb]!
  if (/^VB[PZ]$/.test(t.tag) && isAwaited(analysis, verb, first, words)) return 'future'
  if (!infinitive && t.tag !== 'VB') return null
  const above = tokens[t.head]
  if (above && isVerb(above)) {
    const meant = sense(above)
    if (meant === 'plan') return 'future'
    if (meant === 'still') return null
    // "Demanded that the firm publish its accounts": a subjunctive.
    if (
      !infinitive &&
      tokens[verb]!.relation === 'ccomp' &&
      tokens.slice(Math.max(first, verb - REACH), verb).some((x) => x.head === verb && x.relation === 'mark')
    )
      return 'future'
    if (above.tag === 'VBD' || above.tag === 'VBN') return 'past'
  }
  return 'future'
}
