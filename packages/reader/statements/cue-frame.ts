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
  const { tokens } = layer.analysis
  const infinitive = first?.tag === 'TO' || (first?.tag === 'RB' && tokens[first.index + 1]?.tag === 'TO')
  // "Asked whether", "told them that": a question or a claim, whatever else hangs on the cue.
  const clause = first !== undefined && !infinitive && (first.tag.startsWith('W') || first.relation === 'mark')
  // "Told him to go": something to be done hangs on the cue.
  const order = children.some(
    (t) =>
      /^(xcomp|ccomp|advcl)/.test(t.relation) &&
      t.index > head.index &&
      childrenOf(t, layer).some(({ tag }) => tag === 'TO'),
  )
  const others = children.some(
    (t) => t.relation === 'obj' && t.index > head.index && t.index < (first?.index ?? Infinity),
  )
  const holds =
    frame === 'of-others' ? (infinitive ? others : first ? !/^VB/.test(first.tag) : order && others) :
    frame === 'to-do' ? infinitive || (!clause && order) :
    frame === 'for-on' ? language.lexicon('call-particles').has(tokens[head.index + 1]?.lower ?? '') :
    frame === 'that' ? clause :
    frame === 'doing' ? first?.tag === 'VBG' || infinitive :
    false // biome-ignore format: a case a line
  if (!holds) return own
  // "Would like to think": what one likes to do is a saying of its own.
  const done = frame === 'to-do' && first ? tokens[first.index + (first.tag === 'TO' ? 1 : 2)] : undefined
  const believed = infinitive && done !== undefined && language.lexicon('cues').get(done.lemma)?.[0] === 'believe'
  return believed ? 'believe' : (otherwise as Act)
}
