import type { Act } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'
import type { Attributed, Attribution, Context } from '../layers.js'
import { contentAct } from './content-act.js'
import { cueAct } from './cue-act.js'

/** Which of the fourteen acts an attribution is: by its cue; where the cue only says that something was said, by its content. */
export function act(attribution: Attribution, layer: Attributed, { language }: Context): Act {
  const { tokens } = layer.analysis
  const inside = (t: Token): boolean => attribution.cue.some((s) => s.start <= t.start && t.end <= s.end)
  const head = tokens[attribution.cueHead]!
  const cue: Token[] = []
  for (let i = Math.max(0, head.index - 12); i < Math.min(tokens.length, head.index + 13); i++)
    if (inside(tokens[i]!)) cue.push(tokens[i]!)
  const own = cueAct(head, cue, language)
  const denied = attribution.negated
  const given = denied ? opposite(own, cue, language) : refined(own, head, attribution, layer, language)
  if (denied) return given
  if (given === 'say') return contentAct(attribution, layer, language)
  // What somebody believes of the future is expected, what they think badly or well of is judged.
  if (given !== 'believe') return given
  const believed = contentAct(attribution, layer, language, true)
  return believed === 'expect' || believed === 'criticise' || believed === 'praise' ? believed : given
}

/** What a denied cue amounts to: not to support is to reject, not to comment is to decline. */
function opposite(a: Act, cue: readonly Token[], language: Language): Act {
  // What was never said is still the saying of it, denied; not to say is to decline.
  const never = cue.some((t) => language.lexicon('negations').get(t.lower)?.[0] === 'ever')
  if (a === 'say' || a === 'ask') return never ? a : 'decline'
  if (a === 'support' || a === 'praise' || a === 'promise' || a === 'offer' || a === 'demand') return 'reject'
  return a
}

/** Acts that hang on what the cue takes: wanting to do is a promise, wanting of others a demand. */
function refined(own: Act, head: Token, attribution: Attribution, layer: Attributed, language: Language): Act {
  const { tokens } = layer.analysis
  const rule = language.lexicon('cue-frames').get(head.lemma)
  // A quotation is no complement.
  if (!rule || attribution.kind === 'direct') return own
  const [frame, otherwise] = rule
  const { start, end } = attribution.content[0]!
  const first = tokens.find((t) => t.start >= start && t.end <= end && /\p{L}/u.test(t.text))
  const own_ = layer.analysis.tokens.filter((t) => t.head === head.index)
  const particle = tokens[head.index + 1]?.lower ?? ''
  // Somebody else's doing: an object or subject of its own, then "to".
  const others =
    own_.some((t) => t.relation === 'obj' && t.index > head.index) &&
    own_.some((t) => t.relation === 'xcomp' || t.relation === 'advcl')
  const complement = own_.find((t) => t.relation === 'ccomp' || t.relation === 'xcomp')
  const subject = complement
    ? tokens.some((t) => t.head === complement.index && t.relation.startsWith('nsubj') && t.index > head.index)
    : false
  const holds =
    frame === 'of-others' ? others || subject || (first !== undefined && first.tag !== 'TO' && !/^VB/.test(first.tag)) :
    frame === 'to-do' ? first?.tag === 'TO' || others || own_.some((t) => t.relation === 'xcomp' && t.index > head.index) :
    frame === 'for-on' ? language.lexicon('call-particles').has(particle) :
    frame === 'doing' ? first?.tag === 'VBG' || first?.tag === 'TO' :
    false // biome-ignore format: a case a line
  return holds ? (otherwise as Act) : own
}
