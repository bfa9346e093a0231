import type { Act } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'
import type { Attributed, Attribution } from '../layers.js'

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

/** Contents up to this many words are judged by any of their words, longer ones by their main clause. */
const _JUDGED = 16

/**
 * The act of what is merely said, by the mood of its main clause: a question asks, an imperative or a duty demands, the
 * speaker's own future or wish is theirs, others' future is expected, a judgement praises or criticises.
 */
export function contentAct(attribution: Attribution, layer: Attributed, language: Language): Act {
  const { text, tokens } = layer.analysis
  const content = tokens.filter((t) => attribution.content.some((s) => s.start <= t.start && t.end <= s.end))
  const words = content.filter((t) => /[\p{L}\p{N}]/u.test(t.text))
  const last = attribution.content[attribution.content.length - 1]!
  if (attribution.kind !== 'indirect' && /\?[”"’']*$/.test(text.slice(last.start, last.end))) return 'ask'
  const top = mainPredicate(words, tokens)
  if (!top) return 'say'
  const root = beneathBelief(top, attribution, tokens, language)
  const children = tokens.filter((t) => t.head === root.index)
  const subject = children.find((t) => t.relation.startsWith('nsubj'))
  const self = subject !== undefined && isSelf(subject, attribution, language)
  const moods = language.lexicon('moods')
  const near = [root, ...children].filter((t) => words.includes(t))
  const mood = (sense: string): boolean =>
    near.some((t) => moods.get(t.lower)?.[0] === sense || (t.tag === 'MD' && moods.get(t.lemma)?.[0] === sense))
  const denied = near.some((t) => language.lexicon('negations').has(t.lower))
  const opening = words[0]!
  if (
    attribution.kind !== 'indirect' &&
    (moods.get(opening.lower)?.[0] === 'urge' || (opening === root && root.tag === 'VB' && !subject))
  )
    return 'demand'
  if (mood('duty')) return 'demand'
  const own = language.lexicon('cues').get(root.lemma.toLowerCase())?.[0] as Act | undefined
  if (self && own && CARRIED.has(own)) return denied && (own === 'support' || own === 'promise') ? 'reject' : own
  const judged = near
    .map((t) => language.lexicon('appraisals').get(t.lemma.toLowerCase())?.[0])
    .find((x) => x !== undefined)
  if (judged && !denied) return judged === 'bad' ? 'criticise' : 'praise'
  if (mood('future')) return self ? (denied ? 'reject' : 'promise') : 'expect'
  if (self && attribution.kind === 'indirect' && mood('conditional')) return denied ? 'reject' : 'promise'
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

/** The topmost word of the content's first clause: the first verb or predicate whose head lies outside it. */
function mainPredicate(words: readonly Token[], tokens: readonly Token[]): Token | undefined {
  const inside = new Set(words.map((t) => t.index))
  const top = words.filter((t) => t.head < 0 || !inside.has(t.head))
  const best =
    top.find((t) => /^(VB|MD)/.test(t.tag)) ??
    top.find((t) => tokens.some((c) => c.head === t.index && c.relation === 'cop')) ??
    top[0]
  return best
}

/** Whether a subject is the speaker: the first person in a quotation, a third-person pronoun in indirect speech. */
function isSelf(subject: Token, attribution: Attribution, language: Language): boolean {
  const person = language.lexicon('persons').get(subject.lower)?.[0]
  return person === 'first' || (attribution.kind === 'indirect' && person === 'third')
}
