/** Most words in one vector: places above 16,383 are not told apart. */
const MOST_WORDS = 16_000
/** Most places of one word in a vector: what is above 255 is dropped. */
const MOST_PLACES = 250
/** Words that a vector shares with the next, so that a phrase over their border is found. */
const SHARED = 16
/** Characters of a word that are looked at: a vector holds none of 2 kB or more. */
const MOST_CHARACTERS = 200

/** A word as it is written in a vector or query. */
export const lexeme = (word: string): string => `'${word.slice(0, MOST_CHARACTERS).replace(/['\\]/g, '$&$&')}'`

/** The vectors of a text's words, as PostgreSQL reads them: one, or several where the text is long or repeats itself. */
export function vectorsOf(words: readonly string[]): string[] {
  const out: string[] = []
  for (let from = 0; from < words.length; ) {
    const places = new Map<string, number[]>()
    let to = from
    for (; to < words.length && to - from < MOST_WORDS; to++) {
      const word = words[to]!
      const at = places.get(word)
      if (!at) places.set(word, [to - from + 1])
      else if (at.length < MOST_PLACES) at.push(to - from + 1)
      else break
    }
    out.push([...places].map(([word, at]) => `${lexeme(word)}:${at}`).join(' '))
    if (to === words.length) break
    from = Math.max(from + 1, to - SHARED)
  }
  return out
}
