import type { ActorId } from '@onrecord/format'
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
    const told = asked ?? actorFrom(layer, tokens[a.cueHead + 1]?.start ?? cue.end)
    if (told) return give(told)
  }
  for (let i = a.cueHead + 1; i < sentence.last && i - a.cueHead < 5; i++) {
    if (tokens[i]!.lower !== 'to' || tokens[i]!.head === a.cueHead) continue
    return give(actorFrom(layer, tokens[i + 1]?.start ?? cue.end))
  }
  // "said in an interview with ABC News": whoever led it.
  for (let i = sentence.first; i + 2 < sentence.last; i++)
    if (
      tokens[i]!.lemma === 'interview' &&
      words.grammar.get(tokens[i + 1]!.lower) === 'of' &&
      tokens[i + 1]!.lower !== 'of'
    )
      return give(actorFrom(layer, tokens[i + 2]!.start))
  return null
}

/** The subject of a passive ("Putin was asked"). */
function passive(cue: number, { analysis, who }: Peopled): ActorId | null {
  const { tokens } = analysis
  const subject = tokens.find((t, i) => Math.abs(i - cue) < 30 && t.head === cue && t.relation === 'nsubj:pass')
  return subject ? who.at(subject.start) : null
}

/** The actor of the longest mention that begins at an offset, an article and a title before it left out. */
function actorFrom({ actors, analysis }: Peopled, start: number): ActorId | null {
  const gap = /^(?:the |an? |\p{Lu}\p{L}*\.? ){0,2}/u.exec(analysis.text.slice(start, start + 40))![0].length
  let best: ActorId | null = null
  let end = 0
  for (const a of actors)
    for (const m of a.mentions)
      if (m.start >= start && m.start <= start + gap && m.end > end) {
        best = a.id
        end = m.end
      }
  return best
}
