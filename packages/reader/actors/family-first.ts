import type { Words } from './words.js'

/** Whether a word is a given name of two syllables that a hyphen joins ("Jae-myung"): the family name stands before it. */
export function isSyllabled(word: string, { syllables }: Words): boolean {
  const at = word.indexOf('-')
  return (
    at > 0 &&
    /^\p{Lu}/u.test(word) &&
    syllables.has(word.slice(0, at).toLowerCase()) &&
    syllables.has(word.slice(at + 1).toLowerCase())
  )
}
