import type { Analysis } from '@onrecord/language'
import { loadEnglish } from '@onrecord/language/node'
import { type Annotator, annotator } from '@onrecord/language/training'

let english: Annotator | undefined

/** What the engine makes of a sentence whose words are given. */
export function annotateWords(words: readonly string[]): Analysis {
  english ??= annotator(loadEnglish())
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const w of words) {
    starts.push(at)
    ends.push(at + w.length)
    at += w.length + 1
  }
  const text = words.join(' ')
  const sentence = { index: 0, first: 0, last: words.length, start: 0, end: text.length, block: 0 }
  return english(text, { tokens: { starts, ends }, sentences: [sentence] })
}
