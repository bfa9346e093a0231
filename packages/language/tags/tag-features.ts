import { mix, mix3 } from '../features/hash.js'
import type { WordForm } from '../features/word-form.js'

/** Where a word stands relative to the one that is tagged: two before to two behind. */
export const TAG_ROLES = 5
export const HERE = 2

/** Calls `add` with each feature that `form` has in a role of the word to tag. */
export function tagRoleFeatures(form: WordForm, role: number, add: (feature: number) => void): void {
  const base = 100 + role * 20
  add(mix(base, form.word))
  add(mix(base + 1, form.fine))
  add(mix(base + 2, form.coarse))
  if (role === 0 || role === TAG_ROLES - 1) return
  add(mix(base + 3, form.suffix2))
  add(mix(base + 4, form.suffix3))
  add(mix3(base + 5, form.shape, form.capital))
  if (role !== HERE) return
  add(mix(base + 6, form.cased))
  add(mix(base + 7, form.suffix1))
  add(mix(base + 8, form.suffix4))
  add(mix(base + 9, form.prefix1))
  add(mix(base + 10, form.prefix2))
  add(mix(base + 11, form.prefix3))
  add(mix3(base + 12, form.shape, form.suffix1))
  add(mix3(base + 13, form.shape, form.suffix3))
  add(mix3(base + 14, form.fine, form.suffix2))
}

/** What is true of a sentence as a whole: whether it is written in capitals or as a title (`0` neither), and its kind of end. */
export function sentenceCase(forms: readonly (WordForm | undefined)[], first: number, last: number): number {
  let long = 0
  let capital = 0
  let all = 0
  for (let i = first; i < last; i++) {
    const { shape, lower } = forms[i]!
    if (lower.length < 4 || (shape & 7) === 0) continue
    long++
    if ((shape & 7) !== 1) capital++
    if ((shape & 7) === 2) all++
  }
  if (long >= 2 && all * 10 >= long * 7) return 2
  return long >= 3 && capital * 10 >= long * 8 ? 1 : 0
}

/** Calls `add` with the features of the word `form` between its neighbours, the two tags before it (as numbers) and its place. */
export function tagPairFeatures(
  before2: WordForm,
  before: WordForm,
  form: WordForm,
  behind: WordForm,
  behind2: WordForm,
  tag1: number,
  tag2: number,
  place: number,
  add: (feature: number) => void,
): void {
  add(mix(1, tag1))
  add(mix3(2, tag1, tag2))
  add(mix3(3, tag1, form.word))
  add(mix3(4, tag1, form.fine))
  add(mix3(5, tag1, form.suffix3))
  add(mix3(6, tag1, behind.coarse))
  add(mix3(7, tag1, behind.word))
  add(mix3(8, before.word, form.word))
  add(mix3(9, form.word, behind.word))
  add(mix3(10, form.coarse, behind.coarse))
  add(mix3(11, before.coarse, form.coarse))
  add(mix3(12, form.word, behind.coarse))
  add(mix3(13, before.word, behind.word))
  add(mix3(14, behind.coarse, behind2.coarse))
  add(mix3(15, mix(before2.coarse, before.coarse), form.coarse))
  add(mix3(16, mix(tag2, tag1), form.coarse))
  add(mix3(17, place, mix(form.shape, form.capital)))
  add(mix3(18, form.suffix3, behind.coarse))
  add(mix3(19, place, form.word))
}
