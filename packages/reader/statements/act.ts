import type { Act, ActorId } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'
import { sideOf } from '../actors/side.js'
import type { Attributed, Attribution, Context } from '../layers.js'
import { contentAct, type FoundAct } from './content-act.js'
import { tokensIn } from './content-clause.js'
import { actOf, cueAct } from './cue-act.js'
import { frameAct } from './cue-frame.js'

/** What an attribution amounts to. */
export interface JudgedAct extends FoundAct {
  /** Whether the article says that it was not said; what is declined or rejected is said so by the act itself. */
  readonly negated: boolean
}

/**
 * Which of the fourteen acts an attribution is: by its cue; where the cue only says that something was said, by its content.
 * `speaker` is who said it, null where nobody is known.
 */
export function act(
  attribution: Attribution,
  speaker: ActorId | null,
  layer: Attributed,
  { language, knowledge }: Context,
): JudgedAct {
  const { tokens } = layer.analysis
  const head = tokens[attribution.cueHead]!
  const cue = withParticle(head, tokensIn(tokens, attribution.cue), layer, language)
  const own = cueAct(head, cue, language)
  if (attribution.negated) return { ...opposite(own, head, cue, language), rule: 'denied cue' }
  const side = () => sideOf(speaker, layer.published, knowledge)
  const given = taken(own, head, attribution, layer, language)
  if (given === 'say')
    return {
      ...contentAct(attribution, { speaker, side }, layer, language),
      negated: false,
    }
  const byCue: JudgedAct = {
    act: given,
    rule: `cue “${head.lemma}”`,
    negated: false,
  }
  if (given !== 'believe') return byCue
  // "In a poll": what is published is said.
  const source = attribution.sourceHead >= 0 ? tokens[attribution.sourceHead]! : null
  if (source && head.tag === 'IN' && actOf(source, language) === 'say') return { ...byCue, act: 'say' }
  // What somebody believes of the future is expected, what they think badly or well of is judged.
  const believed = contentAct(attribution, { speaker, side }, layer, language, true)
  const judged = believed.act === 'expect' || believed.act === 'criticise' || believed.act === 'praise'
  return judged ? { ...believed, negated: false } : byCue
}

/** A cue with the word behind its head where the two are one ("pleads | guilty over"). */
function withParticle(
  head: Token,
  cue: readonly Token[],
  { analysis }: Attributed,
  language: Language,
): readonly Token[] {
  const next = analysis.tokens[head.index + 1]
  if (!next || cue.includes(next) || !language.lexicon('cues').get(`${head.lemma} ${next.lower}`)) return cue
  return [...cue, next]
}

/** What a denied cue amounts to: not to support is to reject, not to comment is to decline. */
function opposite(a: Act, head: Token, cue: readonly Token[], language: Language): Pick<JudgedAct, 'act' | 'negated'> {
  // What was never said is still the saying of it, denied; not to answer is to decline.
  const never = cue.some((t) => language.lexicon('negations').get(t.lower)?.[0] === 'ever')
  const answers = [head, ...cue].some((t) => language.lexicon('cues').get(t.lemma)?.[1] === 'answer')
  if ((a === 'say' || a === 'ask') && answers && !never) return { act: 'decline', negated: false }
  // Not to have called for a thing is less than to be against it.
  if (a === 'demand' && language.lexicon('saying-verbs').has(head.lemma)) return { act: a, negated: true }
  if (a === 'support' || a === 'praise' || a === 'promise' || a === 'offer' || a === 'demand')
    return { act: 'reject', negated: false }
  return { act: a, negated: true }
}

/** The cue's act with what it takes; a quotation is no complement. */
function taken(own: Act, head: Token, attribution: Attribution, layer: Attributed, language: Language): Act {
  if (attribution.kind === 'direct') return own
  const first = tokensIn(layer.analysis.tokens, attribution.content.slice(0, 1)).find((t) => /\p{L}/u.test(t.text))
  return frameAct(own, head, first, layer, language)
}
