import type { Act, Span } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'
import type { Attributed, Attribution } from '../layers.js'
import { actOf } from './cue-act.js'

/** Acts of a speaker's own verb that carry over to what is only said ("said he hoped" expects). */
const CARRIED: ReadonlySet<Act> = new Set([
  'expect',
  'promise',
  'offer',
  'support',
  'reject',
  'demand',
  'praise',
  'warn',
  'decline',
  'deny',
])

/** A sentence of fewer words sets no mood. */
const LEAST = 3

/** Contents up to this many words are judged by any of their words, longer ones by their main clause. */
const JUDGED = 16

/**
 * The act of what is merely said, by the mood of its main clause: a question asks, an imperative or a duty demands, the
 * speaker's own future or wish is theirs, others' future is expected, a judgement praises or criticises. `mental` where it is
 * believed rather than said.
 */
export function contentAct(attribution: Attribution, layer: Attributed, language: Language, mental = false): Act {
  const { text, tokens } = layer.analysis
  const content = tokens.filter((t) => attribution.content.some((s) => s.start <= t.start && t.end <= s.end))
  const words = content.filter((t) => /[\p{L}\p{N}]/u.test(t.text))
  const last = attribution.content[attribution.content.length - 1]!
  if (attribution.kind !== 'indirect' && /\?[”"’']*$/.test(text.slice(last.start, last.end))) return 'ask'
  const object = words.find((t) => t.head === attribution.cueHead && t.relation === 'obj')
  const top = object ?? mainPredicate(firstSentence(words, attribution.content[0]!, layer), tokens)
  if (!top) return 'say'
  const root = beneathBelief(top, attribution, tokens, language)
  const children = tokens.filter((t) => t.head === root.index)
  const subject = children.find((t) => t.relation.startsWith('nsubj'))
  const self = subject !== undefined && isSelf(subject, attribution, language)
  const moods = language.lexicon('moods')
  const near = [root, ...children].filter((t) => words.includes(t))
  // "He’d gone" is no future.
  const told =
    root.tag === 'VBN' && !children.some((t) => t.relation === 'aux:pass')
      ? near.filter((t) => !/d$/.test(t.lower) || t.tag !== 'MD' || t.text.length > 2)
      : near
  const mood = (sense: string): boolean =>
    told.some((t) => moods.get(t.lower)?.[0] === sense || (t.tag === 'MD' && moods.get(t.lemma)?.[0] === sense))
  const denied = near.some((t) => language.lexicon('negations').has(t.lower))
  const opening = words[0]!
  if (
    attribution.kind !== 'indirect' &&
    (moods.get(opening.lower)?.[0] === 'urge' || (opening === root && root.tag === 'VB' && !subject))
  )
    return 'demand'
  // What "he should" do himself is claimed, what "we should" or others should is demanded.
  const himself = self && language.lexicon('persons').get(subject.lower)?.[0] === 'third'
  if (mood('duty') && !himself) return 'demand'
  if (mood('unable') && !self) return 'reject'
  // "We have been promised things": somebody else's promise.
  const suffered = children.some((t) => t.relation === 'aux:pass') && children.some((t) => t.relation === 'obj')
  const own = suffered ? null : actOf(root, language)
  // A noun or adjective by itself is the source's own where it takes something ("his readiness to …", "open to …").
  const takes = children.some(
    (t) => t.relation === 'nmod:poss' || (/^(acl|advcl|xcomp|ccomp|obl|nmod)/.test(t.relation) && t.index > root.index),
  )
  const theirs = self || (subject === undefined && !/^VB[DPZ]?$/.test(root.tag) && (takes || root.tag === 'VBG'))
  if (own && CARRIED.has(own) && (theirs || (own === 'offer' && !denied && takes && /^(J|VBN)/.test(root.tag))))
    return denied && (own === 'support' || own === 'promise') ? 'reject' : own
  if (self && (mood('future') || (attribution.kind === 'indirect' && mood('conditional'))))
    return denied ? 'reject' : 'promise'
  const short = words.length <= JUDGED
  if (short && !himself && words.some((t) => t.tag === 'MD' && moods.get(t.lower)?.[0] === 'duty')) return 'demand'
  if (!denied) {
    const judges = (t: Token, sense: string): boolean => {
      const appraisals = language.lexicon('appraisals')
      return (appraisals.get(t.lower) ?? appraisals.get(t.lemma.toLowerCase()))?.[0] === sense
    }
    // Blame may hang on any word, praise only on the predicate or what is named.
    // What is bad and may come is warned of.
    if ((short && !mental ? words : near).some((t) => judges(t, 'bad'))) return mood('possible') ? 'warn' : 'criticise'
    if (near.some((t) => judges(t, 'good'))) return 'praise'
  }
  if (mood('future') || (mental && (mood('conditional') || mood('possible')))) return 'expect'
  return 'say'
}

/** What the speaker believes rather than the believing: "I think we should …" is read by its complement. */
function beneathBelief(top: Token, attribution: Attribution, tokens: readonly Token[], language: Language): Token {
  const children = tokens.filter((t) => t.head === top.index)
  const subject = children.find((t) => t.relation.startsWith('nsubj'))
  if (!subject || !isSelf(subject, attribution, language) || language.lexicon('cues').get(top.lemma)?.[0] !== 'believe')
    return top
  return children.find((t) => t.relation === 'ccomp') ?? top
}

/** The words of the first sentence that says something in the content's first stretch; all of them where none does. */
function firstSentence(words: readonly Token[], first: Span, { analysis }: Attributed): readonly Token[] {
  const bySentence = new Map<number, Token[]>()
  for (const t of words) {
    if (t.start >= first.end) break
    const k = analysis.sentenceOf[t.index]!
    const list = bySentence.get(k)
    if (list) list.push(t)
    else bySentence.set(k, [t])
  }
  return [...bySentence.values()].find((list) => list.length >= LEAST) ?? words
}

/** The topmost word of the content: of those whose head lies outside it, the one with most words beneath it. */
function mainPredicate(words: readonly Token[], tokens: readonly Token[]): Token | undefined {
  const inside = new Set(words.map((t) => t.index))
  const weight = new Map<number, number>()
  for (const t of words) {
    let at = t
    for (let k = 0; k < 40 && inside.has(at.head); k++) at = tokens[at.head]!
    weight.set(at.index, (weight.get(at.index) ?? 0) + 1)
  }
  let best: Token | undefined
  for (const [index, n] of weight) if (!best || n > weight.get(best.index)!) best = tokens[index]
  return best
}

/** Whether a subject is the speaker: the first person in a quotation, a third-person pronoun in indirect speech. */
function isSelf(subject: Token, attribution: Attribution, language: Language): boolean {
  const person = language.lexicon('persons').get(subject.lower)?.[0]
  return person === 'first' || (attribution.kind !== 'direct' && person === 'third')
}
