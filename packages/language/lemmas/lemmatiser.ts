import type { Lexicon } from '../lexicon.js'

/** The dictionary form of a word, given as written and in lower case, with its Penn tag and whether it mostly bears a capital. */
export type Lemmatiser = (text: string, lower: string, tag: string, proper: boolean) => string

/** Longest ending the rules look at. */
export const LONGEST_ENDING = 5

/** What stands in the lexicon for a whole word, an ending, and all words of a tag. */
export const wordEntry = (tag: string, word: string): string => `${tag} ${word}`
export const endingEntry = (tag: string, ending: string): string => `${tag} -${ending}`

/**
 * Lemmas by the rules of the lexicon `lemmas`: the whole word, else its longest known ending, else the tag alone says how
 * many letters are cut and what is put in their place. Names keep their capitals, and so do adjectives made of names ("Russian"); all other lemmas are lower case.
 */
export function lemmatiser(lexicon: Lexicon): Lemmatiser {
  // By tag, then by what stands behind it in an entry: the word, an ending, or nothing.
  const byTag = new Map<string, Map<string, Rule>>()
  for (const [entry, cut, add] of lexicon.rows) {
    const [tag = '', what = ''] = entry!.split(' ')
    let rules = byTag.get(tag)
    if (!rules) {
      rules = new Map()
      byTag.set(tag, rules)
    }
    rules.set(what, { cut: Number(cut), add: add ?? '' })
  }
  return (text, lower, tag, proper) => {
    const word = proper || tag === 'NNP' || tag === 'NNPS' ? text : lower
    const rules = byTag.get(tag)
    if (!rules) return word
    const plain = lower.replaceAll('’', "'")
    let rule = rules.get(plain)
    for (let n = Math.min(LONGEST_ENDING, plain.length - 1); !rule && n > 0; n--)
      rule = rules.get(`-${plain.slice(-n)}`)
    rule ??= rules.get('')
    if (!rule) return word
    return word.slice(0, Math.max(0, word.length - rule.cut)) + rule.add
  }
}

/** How many letters are cut, and what is put in their place. */
interface Rule {
  readonly cut: number
  readonly add: string
}
