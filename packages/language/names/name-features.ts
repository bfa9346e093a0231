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
  add(mix(base, form.word))
  add(mix(base + 1, form.fine))
  add(mix(base + 2, form.coarse))
  add(mix3(base + 3, form.shape & 7, form.capital))
  add(mix(base + 4, tag))
  if (listed) for (let bit = 1; bit <= listed; bit <<= 1) if (listed & bit) add(mix3(base + 5, bit, form.shape & 7))
  if (role === 0 || role === NAME_ROLES - 1) return
  add(mix(base + 6, form.cased))
  add(mix3(base + 7, form.fine, tag))
  add(mix(base + 8, form.suffix3))
  if (role !== NAME_HERE) return
  add(mix(base + 9, form.suffix2))
  add(mix(base + 10, form.suffix4))
  add(mix(base + 11, form.prefix3))
  add(mix(base + 12, form.prefix2))
  add(mix3(base + 13, form.shape, tag))
}

/** Calls `add` with the features of a word among its neighbours and of the labels before it. */
export function namePairFeatures(
  before: WordForm,
  form: WordForm,
  behind: WordForm,
  label1: number,
  label2: number,
  tag: number,
  place: number,
  add: (feature: number) => void,
): void {
  add(mix(51, label1))
  add(mix3(52, label1, label2))
  add(mix3(53, label1, form.word))
  add(mix3(54, label1, mix(tag, form.shape & 7)))
  add(mix3(55, label1, form.fine))
  add(mix3(56, label1, behind.word))
  add(mix3(57, before.word, form.word))
  add(mix3(58, form.word, behind.word))
  add(mix3(59, before.fine, form.fine))
  add(mix3(60, form.fine, behind.fine))
  add(mix3(61, place, mix(form.shape & 7, form.capital)))
  add(mix3(62, label1, mix(before.word, form.word)))
  add(mix3(63, form.coarse, mix(before.coarse, behind.coarse)))
}
