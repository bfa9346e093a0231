import { mix, mix3 } from '../features/hash.js'
import type { WordForm } from '../features/word-form.js'

/** Calls `add` with each feature a word has by itself with its tag, the word and its spelling first (`NAMING` of them). */
export function wordFeatures(form: WordForm, tag: number, add: (feature: number) => void): void {
  add(mix(1, form.word))
  add(mix(2, form.cased))
  add(mix(3, form.suffix4))
  add(mix(4, form.prefix3))
  add(mix(5, form.suffix3))
  add(mix(6, form.suffix2))
  add(mix(7, form.suffix1))
  add(mix(8, form.prefix2))
  add(mix(9, form.prefix1))
  add(mix3(10, form.shape, form.capital))
  add(mix(11, form.shape))
  add(mix(12, form.fine))
  add(mix(13, form.coarse))
  add(mix3(14, form.suffix3, form.shape))
  add(mix3(15, form.fine, form.shape & 7))
  add(mix(16, tag))
  add(mix3(17, form.word, tag))
  add(mix3(18, form.fine, tag))
  add(mix3(19, form.coarse, tag))
  add(mix3(20, form.suffix3, tag))
}

/** Features that tell the word itself or nearly so. */
export const NAMING = 3
