import { parser, tagger, type WordForms } from '@onrecord/language/training'

/** What the engine says of the words of a sentence: the tagger's tags, and the tree. Heads count from 0, -1 is the root. */
export interface Reading {
  readonly tags: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
}

/** Reads sentences of given words with the weights of a tagger and a parser. */
export function readingBy(
  taggerBytes: Uint8Array,
  parserBytes: Uint8Array,
  known: WordForms,
): (words: readonly string[]) => Reading {
  const t = tagger(taggerBytes, known.edge)
  const p = parser(parserBytes, known.edge)
  const numbers = t.tags.map(p.tagNumber)
  return (words) => {
    const n = words.length
    const forms = words.map(known.of)
    const tags = new Uint8Array(n)
    const heads = new Int32Array(n)
    const relations = new Uint8Array(n)
    t.tag(forms, 0, n, tags)
    const given = tags.map((k) => numbers[k]!)
    p.parse(forms, given, 0, n, heads, relations)
    return {
      tags: Array.from(tags, (k) => t.tags[k]!),
      heads: [...heads],
      relations: Array.from(relations, (r) => p.relations[r]!),
    }
  }
}
