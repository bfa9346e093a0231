import { type WordForm, type WordForms, wordFeatures } from '@onrecord/language/training'
import { growingIndex } from '../net/growing-index.js'

/** A sentence to learn from. Heads count from 0, -1 is the root; an empty tag is not learned from. */
export interface Example {
  readonly words: readonly string[]
  /** The tags the tagger gives, and those that are right. */
  readonly given: readonly string[]
  readonly tags: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
  /** Whether its tags and tree were made by a program. */
  readonly automatic?: boolean
}

/** A sentence in numbers; the row before the first word stands for the root. */
export interface Item {
  /** Numbers of the words with their tags. */
  readonly forms: Int32Array
  readonly tags: Int32Array
  /** Heads counted from 1; 0 is the root. */
  readonly heads: Int32Array
  readonly relations: Int32Array
  readonly automatic: boolean
}

/** Examples in numbers, with what the numbers mean. */
export interface Data {
  readonly items: readonly Item[]
  readonly tags: readonly string[]
  readonly relations: readonly string[]
  /** Features that have rows. */
  readonly features: Int32Array
  /** All words met with the tags given to them; the first is the edge. */
  readonly forms: readonly WordForm[]
  /** Rows of the features of each of these, -1 for features without. */
  readonly rows: readonly Int32Array[]
}

/** Puts examples into numbers. Features that fewer than `least` of the words have get no row. */
export function dataOf(examples: readonly Example[], known: WordForms, least: number): Data {
  const index = growingIndex()
  const tags = [...new Set(examples.flatMap((s) => [...s.tags, ...s.given]))].filter((t) => t !== '').sort()
  const tagNumber = new Map(tags.map((t, i) => [t, i]))
  const relations = [...new Set(examples.flatMap((s) => s.relations))].filter((r) => r !== '').sort()
  for (const s of examples)
    s.words.forEach((w, i) => {
      wordFeatures(known.of(w), tagNumber.get(s.given[i]!)!, index.count)
    })
  index.keep(least)
  const features = index.keys()
  return { ...numbered(examples, known, tags, relations, features), tags, relations, features }
}

/** Puts examples into the numbers of a model; what it does not know is -1. */
export function numbered(
  examples: readonly Example[],
  known: WordForms,
  tags: readonly string[],
  relations: readonly string[],
  features: Int32Array,
): Pick<Data, 'items' | 'forms' | 'rows'> {
  const row = new Map(Array.from(features, (f, i) => [f, i]))
  const tagNumber = new Map(tags.map((t, i) => [t, i]))
  const relationNumber = new Map(relations.map((r, i) => [r, i]))
  const forms: WordForm[] = []
  const rows: Int32Array[] = []
  const number = new Map<number, number>()
  const numberOf = (form: WordForm, tag: number): number => {
    const key = form.id * 64 + tag
    const has = number.get(key)
    if (has !== undefined) return has
    const own: number[] = []
    wordFeatures(form, tag, (f) => own.push(row.get(f) ?? -1))
    number.set(key, forms.length)
    forms.push(form)
    rows.push(Int32Array.from(own))
    return forms.length - 1
  }
  numberOf(known.edge, tags.length)
  const items = examples.map((s) => ({
    forms: Int32Array.from(s.words, (w, i) => numberOf(known.of(w), tagNumber.get(s.given[i]!) ?? tags.length)),
    tags: Int32Array.from(s.tags, (t) => tagNumber.get(t) ?? -1),
    heads: Int32Array.from(s.heads, (h) => h + 1),
    relations: Int32Array.from(s.relations, (r) => relationNumber.get(r) ?? -1),
    automatic: s.automatic ?? false,
  }))
  return { items, forms, rows }
}
