import type { Lexicon } from '../lexicon.js'

/** The words the sentence splitter decides by, taken out of the lexicons once. */
export interface SentenceRules {
  /** Kind of abbreviation of a lower-case word without its full stop. */
  readonly abbreviation: (word: string) => string | undefined
  /** Words that start a sentence behind an abbreviation. */
  readonly starts: (word: string) => boolean
  /** Verb forms that tell of the question or cry just quoted. */
  readonly said: (word: string) => boolean
  /** Words that end no sentence, and no line of a headline. */
  readonly open: (word: string) => boolean
  readonly openHeadline: (word: string) => boolean
}

/** Reads the rules out of the lexicons `abbreviations`, `sentence-starters`, `said` and `open-ends`. */
export function sentenceRules(lexicon: (name: string) => Lexicon): SentenceRules {
  const abbreviations = lexicon('abbreviations')
  const ends = lexicon('open-ends')
  return {
    abbreviation: (word) => abbreviations.get(word)?.[0],
    starts: lexicon('sentence-starters').has,
    said: lexicon('said').has,
    open: (word) => ends.get(word)?.length === 0,
    openHeadline: ends.has,
  }
}
