import { nameVotes, type Recogniser, type WordForms } from '@onrecord/language/training'
import type { TaggedNames } from './chains.js'
import { TYPES } from './examples.js'

const LABELS = 2 * TYPES.length + 1

/** Labels a recogniser gives at its first look. */
export function firstLook(by: Recogniser, known: WordForms, { words, tags }: TaggedNames): Uint8Array {
  const forms = words.map(known.of)
  const out = new Uint8Array(words.length)
  by.label(forms, Uint8Array.from(tags, by.tagNumber), 0, words.length, out)
  by.settle(forms, out.slice())
  return out
}

/**
 * The sentences of whose words others of their document say something, with what they say, by recognisers that have not learned from the
 * document: `train` makes one of some of the sentences, `parts` of them are needed. Documents stand in order.
 */
export function votedNames<S extends TaggedNames & { readonly document: string }>(
  sentences: readonly S[],
  parts: number,
  known: WordForms,
  train: (some: readonly S[]) => Recogniser,
): TaggedNames[] {
  const documents = [...new Set(sentences.map((s) => s.document))]
  const part = new Map(documents.map((d, i) => [d, i % parts]))
  const votes = new Map(documents.map((d) => [d, nameVotes(LABELS)]))
  const found = new Map<S, Uint8Array>()
  for (let p = 0; p < parts; p++) {
    const by = train(sentences.filter((s) => part.get(s.document) !== p))
    for (const s of sentences) {
      if (part.get(s.document) !== p) continue
      const labels = firstLook(by, known, s)
      found.set(s, labels)
      s.words.forEach((w, i) => {
        votes.get(s.document)!.count(known.of(w), labels[i]!)
      })
    }
  }
  const counts = new Uint16Array(LABELS)
  return sentences
    .map((s) => ({ ...s, votes: votes.get(s.document)!, found: found.get(s)! }))
    .filter((s) => s.words.some((w, i) => s.votes.elsewhere(known.of(w), s.found[i]!, counts)))
}
