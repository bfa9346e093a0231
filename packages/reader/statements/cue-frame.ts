import type { Act } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'
import type { Attributed } from '../layers.js'
import { childrenOf } from './content-clause.js'

/**
 * The act of a word that hangs on what it takes: wanting to do is a promise, wanting of others a demand. `own` is the act
 * it has by itself, `first` the first word of what it takes, undefined where that is not known.
 */
export function frameAct(own: Act, head: Token, first: Token | undefined, layer: Attributed, language: Language): Act {
  const rule = language.lexicon('cue-frames').get(head.lemma)
  if (!rule) return own
  const [frame, otherwise] = rule
  const children = childrenOf(head, layer)
  // Somebody else's doing: an object or subject of its own, then "to".
  const others =
    children.some((t) => t.relation === 'obj' && t.index > head.index) &&
    children.some((t) => t.relation === 'xcomp' || t.relation === 'advcl')
  const complement = children.find((t) => t.relation === 'ccomp' || t.relation === 'xcomp')
  const subject = complement
    ? childrenOf(complement, layer).some((t) => t.relation.startsWith('nsubj') && t.index > head.index)
    : false
  const holds =
    frame === 'of-others' ? others || subject || (first !== undefined && first.tag !== 'TO' && !/^VB/.test(first.tag)) :
    frame === 'to-do' ? first?.tag === 'TO' || others || children.some((t) => t.relation === 'xcomp' && t.index > head.index) :
    frame === 'for-on' ? language.lexicon('call-particles').has(layer.analysis.tokens[head.index + 1]?.lower ?? '') :
    frame === 'doing' ? first?.tag === 'VBG' || first?.tag === 'TO' :
    false // biome-ignore format: a case a line
  return holds ? (otherwise as Act) : own
}
