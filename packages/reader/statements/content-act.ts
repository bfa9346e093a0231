import type { Act, ActorId } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'
import type { Attributed, Attribution } from '../layers.js'
import { childrenOf, contentClause } from './content-clause.js'
import { actOf } from './cue-act.js'
import { frameAct } from './cue-frame.js'
import { judgement } from './judgement.js'
import { isSelf, personOf } from './self.js'

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
const JUDGED = 26

/** Who says it. */
export interface Voice {
  /** Null where nobody is known. */
  readonly speaker: ActorId | null
  /** The state they hold office for, or null: what it does and wants is theirs ("Russia will not sign", said the Kremlin's spokesman). */
  readonly side: () => ActorId | null
}

/** An act with the rule that found it, for `--explain`. */
export interface FoundAct {
  readonly act: Act
  readonly rule: string
}

/**
 * The act of what is merely said, by the mood of its main clause: a question asks, an imperative or a duty demands, the
 * speaker's own future or wish is theirs, others' future is expected, a judgement praises or criticises. `mental` where it is
 * believed rather than said.
 */
export function contentAct(
  attribution: Attribution,
  { speaker, side }: Voice,
  layer: Attributed,
  language: Language,
  mental = false,
): FoundAct {
  const found = (act: Act, rule: string): FoundAct => ({ act, rule })
  const { tokens } = layer.analysis
  const { words, top, object, question } = contentClause(attribution, layer)
  if (question) return found('ask', 'question')
  if (!top) return found('say', 'cue')
  const spoken = (t: Token): boolean => isSelf(t, attribution, speaker, layer, language)
  const sided = (t: Token): boolean => {
    const meant = t.tag.startsWith('NN') ? layer.who.at(t.start) : null
    return meant !== null && meant === side()
  }
  const verb = beneathBelief(top, spoken, layer, language)
  const subject = childrenOf(verb, layer).find((t) => t.relation.startsWith('nsubj'))
  const root = predicate(verb, layer, language)
  const children = root === verb ? childrenOf(root, layer) : [...childrenOf(verb, layer), ...childrenOf(root, layer)]
  const self = subject !== undefined && spoken(subject)
  const ours = subject !== undefined && !self && sided(subject)
  const inside = new Set(words.map((t) => t.index))
  const near = [root, ...children].filter((t) => inside.has(t.index))
  const moods = language.lexicon('moods')
  // "He’d gone" is no future.
  const told =
    root.tag === 'VBN' && !children.some((t) => t.relation === 'aux:pass')
      ? near.filter((t) => !/d$/.test(t.lower) || t.tag !== 'MD' || t.text.length > 2)
      : near
  const mood = (sense: string): boolean =>
    told.some((t) => moods.get(t.lower)?.[0] === sense || (t.tag === 'MD' && moods.get(t.lemma)?.[0] === sense))
  // "No, I meant it" denies something else.
  const denied = near.some((t) => t.relation !== 'discourse' && language.lexicon('negations').has(t.lower))
  const opening = words[0]!
  const urged = moods.get(opening.lower)?.[0] === 'urge' || (opening === root && root.tag === 'VB' && !subject)
  if (attribution.kind !== 'indirect' && urged && !attentive(words, language)) return found('demand', 'imperative')
  // What "he should" do himself is claimed, what "we should" or others should is demanded.
  const himself = self && !(personOf(subject, language) === 'first' && subject.lower !== 'i')
  // "Has to leave", "needs to act", "it is time to go".
  const bound = moods.get(root.lemma)?.[0]
  const idle = isIdle(root, subject, children, language)
  const duty =
    (mood('duty') && !idle) ||
    (bound === 'bound' &&
      children.some((t) => t.relation === 'xcomp' && t.index > root.index && !isApart(t, layer, language))) ||
    (bound === 'wanting' && root.tag.startsWith('V') && !denied && !noLonger(children, layer, language)) ||
    (bound === 'due' && subject?.tag === 'PRP' && personOf(subject, language) === undefined)
  // "She should have called": too late to be asked for.
  const perfect = children.some((t) => t.relation === 'aux' && t.lemma === 'have')
  const late = mood('duty') && perfect
  if (late && !self && !denied) return found('criticise', 'duty not done')
  if (duty && !himself && !late) return found('demand', 'duty')
  if (mood('unable') && !self) return found('reject', 'what cannot be')
  // "We have been promised things": somebody else's promise.
  const suffered = children.some((t) => t.relation === 'aux:pass')
  const lexical =
    (bound !== undefined && root.tag.startsWith('V')) || (suffered && children.some((t) => t.relation === 'obj'))
      ? null
      : actOf(root, language)
  const own = lexical && frameAct(lexical, root, tokens[root.index + 1], layer, language)
  // An adjective by itself is the source's own where it takes something ("open to …"), a noun where it is theirs ("his readiness", not "Europe’s decision").
  const takes = children.some((t) => /^(acl|advcl|xcomp|ccomp|obl|nmod)/.test(t.relation) && t.index > root.index)
  const possessor = children.find((t) => t.relation === 'nmod:poss')
  const noun = /^NN/.test(root.tag)
  const theirs =
    self ||
    ours ||
    (subject === undefined &&
      (noun
        ? (possessor !== undefined && (possessor.tag === 'PRP$' || spoken(possessor) || sided(possessor))) ||
          (own === 'demand' && takes)
        : !/^VB[DPZ]?$/.test(root.tag) && (takes || root.tag === 'VBG')))
  // "He was advised to wait": others asked it of him.
  const asked = own === 'demand' && suffered
  // "Their shared commitment on goals", "frames his plan as": what is planned is not told.
  const named = own === 'promise' && noun && !takesDeed(words, root)
  if (
    own &&
    !asked &&
    !named &&
    CARRIED.has(own) &&
    (theirs || (own === 'offer' && !denied && takes && /^(J|VBN)/.test(root.tag) && subject?.tag !== 'PRP'))
  )
    return found(
      denied && (own === 'support' || own === 'promise' || own === 'demand') ? 'reject' : own,
      `own “${root.lemma}”`,
    )
  // "Would have gone", "was going to": a future that has passed; what is reported stands a tense back.
  const reported = attribution.kind === 'indirect'
  const passed = reported ? perfect : past(root, children)
  const coming = !passed && (mood('future') || (reported && mood('conditional')))
  // "A question on how he would lead": nobody says that he will.
  const wondered = children.some((t) => /^W(?:RB|P|DT)$/.test(t.tag) && t.index < root.index && t.relation !== 'nsubj')
  if ((self || (ours && root.tag.startsWith('V'))) && coming && !wondered) {
    // Winning, seeing, having is in nobody's power.
    if (suffered || language.lexicon('uncontrolled').has(root.lemma)) return found('expect', 'what is to come')
    return denied ? found('reject', 'own refusal') : found('promise', 'own future')
  }
  // "He never pledged": what he is said to have done.
  if (self && past(root, children) && near.some((t) => language.lexicon('negations').get(t.lower)?.[0] === 'ever'))
    return found('deny', 'own past denied')
  const short = words.length <= JUDGED
  const due = (t: Token): boolean =>
    t.tag === 'MD' && moods.get(t.lower)?.[0] === 'duty' && tokens[t.head]?.relation !== 'acl:relcl'
  if (short && !himself && !late && !idle && words.some(due)) return found('demand', 'duty')
  const naming = language.lexicon('naming-verbs').has(tokens[attribution.cueHead]!.lemma)
  // A thing spoken of is judged by its own words alone ("highlighted his courage").
  const topic = attribution.kind === 'indirect' && object
  const blaming = naming || (short && !mental) ? words : near
  const ahead = (mood('future') && !past(root, children)) || (mental && (mood('conditional') || mood('possible')))
  if (mental && ahead) return found('expect', 'what is to come')
  // What a poll or a report finds is no judgement.
  const source = attribution.sourceHead >= 0 ? tokens[attribution.sourceHead]! : undefined
  const finding =
    attribution.kind === 'indirect' &&
    source !== undefined &&
    /^NN/.test(source.tag) &&
    actOf(source, language) === 'say'
  // A deed owned to ("pleaded guilty to lying") is no charge.
  const deed = subject === undefined && root.tag === 'VBG'
  const judged =
    finding || deed
      ? null
      : judgement(
          {
            root,
            near: naming ? words : near,
            words: topic && !naming ? [] : blaming,
            self: self && !naming,
            naming,
          },
          tokens,
          language,
        )
  // What is bad and may come is warned of.
  const comes = mood('possible') || mood('future')
  if (judged === 'criticise' && !denied && comes && !past(root, children)) return found('warn', 'bad and to come')
  if (judged) return found(judged, 'judgement')
  // "Said he believed …" where what is believed is nothing more than that.
  if (verb !== top && !mental && attribution.kind === 'indirect') return found('believe', `own “${top.lemma}”`)
  if (ahead) return found('expect', 'what is to come')
  return found('say', 'cue')
}

/** "We no longer need it": what is over is asked for no more. */
const noLonger = (children: readonly Token[], layer: Attributed, language: Language): boolean =>
  children.some(
    (t) =>
      t.tag === 'RBR' &&
      childrenOf(t, layer).some((c) => language.lexicon('negations').has(c.lower) && c.index < t.index),
  )

/** "It should be no surprise", "all of us should be proud": how one is to feel about a thing is asked of nobody. */
function isIdle(root: Token, subject: Token | undefined, children: readonly Token[], language: Language): boolean {
  if (!/^(JJ|NN)/.test(root.tag) || !children.some((t) => t.relation === 'cop')) return false
  const clause = children.some((t) => /^(csubj|ccomp|advcl|acl)/.test(t.relation) && t.index > root.index)
  const feeling = language.lexicon('moods').get(root.lemma)?.[0] === 'feeling'
  return feeling || (clause && subject?.tag === 'PRP' && personOf(subject, language) === undefined)
}

/** "Has to do with it": no duty. */
const isApart = (verb: Token, layer: Attributed, language: Language): boolean =>
  childrenOf(verb, layer).some((t) =>
    childrenOf(t, layer).some(
      (c) => c.tag === 'IN' && language.lexicon('moods').get(`${verb.lemma} ${c.lower}`)?.[0] === 'apart',
    ),
  )

/** Whether a noun takes what is to be done: "his plan to leave", "a commitment to leaving". */
const takesDeed = (words: readonly Token[], noun: Token): boolean =>
  words.some((t, i) => {
    const next = words[i + 1]?.tag
    return t.index > noun.index && ((t.tag === 'TO' && next === 'VB') || (t.tag === 'IN' && next === 'VBG'))
  })

/** Whether an imperative only asks to be listened to ("Let me be clear", "Imagine if", "Make no mistake"). */
function attentive(words: readonly Token[], language: Language): boolean {
  const openings = language.lexicon('attention')
  let opening = ''
  return words.slice(0, 4).some((t) => {
    opening += (opening === '' ? '' : ' ') + t.lower
    return openings.has(opening)
  })
}

/** Whether a predicate tells of the past. */
const past = (root: Token, children: readonly Token[]): boolean =>
  root.tag === 'VBD' ||
  (root.tag === 'VBN' && !children.some((t) => t.tag === 'MD')) ||
  children.some((t) => /^(aux|cop)/.test(t.relation) && (t.tag === 'VBD' || t.lemma === 'have'))

/** What is said of the subject where the verb only says that it lasts ("remain committed to"). */
function predicate(verb: Token, layer: Attributed, language: Language): Token {
  if (language.lexicon('tense').get(verb.lemma)?.[0] !== 'still') return verb
  const children = childrenOf(verb, layer)
  return children.find((t) => t.relation === 'xcomp' && /^(JJ|VBN)/.test(t.tag)) ?? verb
}

/** What the speaker believes rather than the believing: "I think we should …" is read by its complement. */
function beneathBelief(top: Token, self: (t: Token) => boolean, layer: Attributed, language: Language): Token {
  const children = childrenOf(top, layer)
  const subject = children.find((t) => t.relation.startsWith('nsubj'))
  if (!subject || !self(subject) || language.lexicon('cues').get(top.lemma)?.[0] !== 'believe') return top
  return children.find((t) => t.relation === 'ccomp') ?? top
}
