import { mix, mix3 } from '../features/hash.js'
import type { WordForm } from '../features/word-form.js'

/** Where a word stands relative to the one that is labelled: three before to three behind. */
export const NAME_ROLES = 7
export const NAME_HERE = 3

/** Calls `add` with each feature of a word with its tag and the lists it stands in, in a role of the word to label. */
export function nameRoleFeatures(
  form: WordForm,
  tag: number,
  listed: number,
  role: number,
  add: (feature: number) => void,
): void {
  const base = 5000 + role * 20
  const kind = form.shape & 7
  add(mix(base, form.word))
  add(mix(base + 1, form.fine))
  add(mix(base + 2, form.coarse))
  add(mix3(base + 3, kind, form.capital))
  add(mix(base + 4, tag))
  if (listed) for (let bit = 1; bit <= listed; bit <<= 1) if (listed & bit) add(mix3(base + 5, bit, kind))
  if (role === 0 || role === NAME_ROLES - 1) return
  if (listed) add(mix3(base + 9, listed, kind))
  add(mix(base + 6, form.cased))
  add(mix3(base + 7, form.fine, tag))
  add(mix(base + 8, form.suffix3))
  if (role !== NAME_HERE) return
  add(mix(base + 10, form.suffix2))
  add(mix(base + 11, form.suffix4))
  add(mix(base + 12, form.prefix3))
  add(mix(base + 13, form.prefix2))
  add(mix3(base + 14, form.shape, tag))
}

/** Calls `add` with the features of a word among its neighbours; `place` tells how the sentence is written and whether it begins here. */
export function namePairFeatures(
  before: WordForm,
  form: WordForm,
  behind: WordForm,
  place: number,
  add: (feature: number) => void,
): void {
  add(mix3(57, before.word, form.word))
  add(mix3(58, form.word, behind.word))
  add(mix3(59, before.fine, form.fine))
  add(mix3(60, form.fine, behind.fine))
  add(mix3(61, place, mix(form.shape & 7, form.capital)))
  add(mix3(63, form.coarse, mix(before.coarse, behind.coarse)))
}

/**
 * Calls `add` with the features of the lists' entries of several words around the word `at`, words `first` to `last` (excluded)
 * being the sentence: `entries` as `NameLists.entries` gives them, `listed` the bits of each word alone.
 */
export function nameEntryFeatures(
  forms: readonly WordForm[],
  listed: Int32Array,
  entries: Int32Array,
  at: number,
  first: number,
  last: number,
  add: (feature: number) => void,
): void {
  for (let k = Math.max(first, at - 2); k <= at + 2 && k < last; k++) {
    const bits = entries[k]!
    if (bits === 0) continue
    add(mix3(70 + k - at, bits, 1))
    for (let bit = 1; bit <= bits; bit <<= 1) if (bits & bit) add(mix3(80 + k - at, bit, forms[k]!.shape & 7))
  }
  const here = mix(listed[at]!, entries[at]!)
  const known = listed[at]! | entries[at]!
  if (at + 1 < last && known | listed[at + 1]! | entries[at + 1]!)
    add(mix3(90, here, mix(listed[at + 1]!, entries[at + 1]!)))
  if (at > first && known | listed[at - 1]! | entries[at - 1]!)
    add(mix3(91, here, mix(listed[at - 1]!, entries[at - 1]!)))
}
