import { readFileSync } from 'node:fs'
import { type WordForms, wordForms, wordTable } from '@onrecord/language/training'
import { models } from '../corpora/shared.js'

/** The forms of words as the engine makes them, by the weights `words` as they are on disk. */
export function forms(): WordForms {
  return wordForms(wordTable(readFileSync(`${models}words.bin`)))
}
