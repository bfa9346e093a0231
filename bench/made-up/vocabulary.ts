import type { Language } from '@onrecord/language'
import { stemmer, wordWeights } from '@onrecord/weave/words'
import { invented } from './invented.js'
import type { Random } from './random.js'

/** The words texts are made of, the commonest first. */
export interface Vocabulary {
  readonly nouns: readonly string[]
  readonly verbs: readonly string[]
  readonly cities: readonly string[]
}

/** Lexicons whose words a text may hold as things, and as deeds. */
const NOUNS = [
  'appraisals',
  'attributed-nouns',
  'entity-nouns',
  'event-nouns',
  'kindred',
  'measures',
  'place-nouns',
  'roles',
]
const VERBS = ['event-verbs', 'light-verbs', 'motion']
/** Words that weigh less stand in every text ("the", "that"). */
const TELLING = 0.1
/** Words nobody else has: a text's rarest. */
const RARE = 8000

/** Takes words from the language's lexicons, in the order of how common they are, and invents the rare ones. */
export function vocabularyOf(language: Language, random: Random): Vocabulary {
  const stem = stemmer(language)
  const weight = wordWeights(language.weights('word-weights'))
  const words = (lists: readonly string[]): string[] => {
    const found = new Set(
      lists.flatMap((name) =>
        language
          .lexicon(name)
          .rows.flat()
          .filter((w) => /^[a-z]{4,}$/.test(w)),
      ),
    )
    return [...found]
      .filter((w) => weight(stem(w)) >= TELLING)
      .sort((a, b) => weight(stem(a)) - weight(stem(b)) || (a < b ? -1 : 1))
  }
  const rare = new Set<string>()
  while (rare.size < RARE) rare.add(invented(random))
  return {
    nouns: [...words(NOUNS), ...rare],
    verbs: words(VERBS),
    cities: language.lexicon('cities').rows.flatMap(([name]) => (/^[a-z]{4,}$/.test(name!) ? [name!] : [])),
  }
}
