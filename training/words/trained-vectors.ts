import { readFileSync } from 'node:fs'
import { unpack } from '@onrecord/language/training'
import { models, vectorsFile } from '../corpora/shared.js'

/** Word vectors by the hashes of the words. */
export interface VectorsOf {
  readonly size: number
  /** Hashes of the words that have one. */
  readonly words: Int32Array
  /** Writes the vector of a word to `to` from `at` on; nothing where there is none. */
  write(word: number, to: Float32Array, at: number): void
}

/** What a number of a vector of length 1 is multiplied by, so that it weighs like the rows of features. */
const STRONG = 4

/** The vectors that `npm run train -- words` made. */
export function trainedVectors(): VectorsOf {
  const words = unpack(readFileSync(`${models}words.bin`)).arrays.keys as Int32Array
  const { facts, arrays } = unpack<{ size: number }>(readFileSync(vectorsFile))
  const { size } = facts
  const vectors = arrays.vectors as Int8Array
  const scales = arrays.scales as Float32Array
  const place = new Map(Array.from(words, (w, i) => [w, i]))
  return {
    size,
    words,
    write(word, to, at) {
      const i = place.get(word)
      if (i === undefined) return
      for (let k = 0; k < size; k++) to[at + k] = STRONG * scales[i]! * vectors[i * size + k]!
    },
  }
}
