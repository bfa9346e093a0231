import type { Analysis } from '@onrecord/language'
import { loadEnglish } from '@onrecord/language/node'
import { type Annotator, annotator } from '@onrecord/language/training'

let english: Annotator | undefined

/** What the engine makes of a sentence whose words are given. */
export const annotateWords = (words: readonly string[]): Analysis => annotateSentences([words])

/** What the engine makes of the sentences of a document, whose words are given. */
export function annotateSentences(given: readonly (readonly string[])[]): Analysis {
  english ??= annotator(loadEnglish())
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  const sentences = given.map((words, index) => {
    const start = at
    const first = starts.length
    for (const w of words) {
      starts.push(at)
      ends.push(at + w.length)
      at += w.length + 1
    }
    return { index, first, last: starts.length, start, end: at - 1, block: 0 }
  })
  return english(given.flat().join(' '), { tokens: { starts, ends }, sentences })
}
