import type { ActorId } from '@onrecord/format'
import type { Token } from '@onrecord/language'
import type { Words } from '../actors/words.js'
import type { Attribution, Peopled } from '../layers.js'

/**
 * Whom it was told to: the object of a verb that takes a hearer ("told CNBC", "warning the West"), whoever something is
 * said to, asked (also "Putin was asked") or given an interview. Null where that is nobody in particular ("told reporters").
 */
export function addresseeOf(a: Attribution, layer: Peopled, words: Words, own: ReadonlySet<ActorId>): ActorId | null {
  const { analysis } = layer
  const { tokens } = analysis
  const cue = tokens[a.cueHead]
  if (!cue) return null
  const sentence = analysis.sentences[analysis.sentenceOf[a.cueHead]!]!
  const give = (id: ActorId | null): ActorId | null => (id && !own.has(id) ? id : null)
  if (words.telling.has(cue.lemma)) {
    const asked = cue.tag === 'VBN' ? passive(a.cueHead, layer) : null
    const told = asked ?? objectOf(a.cueHead, sentence.last, /^(?:iobj|obj)$/, layer)
    if (told) return give(told)
  }
  if (words.saying.has(cue.lemma)) {
    const to = objectOf(a.cueHead, sentence.last, /^obl/, layer, (t) => words.grammar.get(t.lower) === 'to')
    if (to) return give(to)
  }
  // "said in an interview with ABC News": whoever led it.
  for (let i = sentence.first; i < sentence.last; i++)
    if (words.grammar.get(tokens[i]!.lemma) === 'interview') {
      const by = objectOf(i, sentence.last, /^nmod/, layer, (t) => words.grammar.get(t.lower) === 'with')
      if (by) return give(by)
    }
  return null
}

/** The actor that a dependent of token `head` names, by its relation and its preposition. */
function objectOf(
  head: number,
  limit: number,
  relation: RegExp,
  { analysis, who }: Peopled,
  by?: (token: Token) => boolean,
): ActorId | null {
  const { tokens } = analysis
  for (let i = head + 1; i < limit && i - head < 25; i++) {
    const t = tokens[i]!
    if (t.head !== head || !relation.test(t.relation)) continue
    if (by && !tokens.slice(head + 1, i).some((c) => c.head === i && by(c))) continue
    return who.at(t.start)
  }
  return null
}

/** The subject of a passive ("Putin was asked"). */
function passive(cue: number, { analysis, who }: Peopled): ActorId | null {
  const { tokens } = analysis
  const near = tokens.slice(Math.max(0, cue - 29), cue + 30)
  const subject = near.find((t) => t.head === cue && t.relation === 'nsubj:pass')
  return subject ? who.at(subject.start) : null
}
