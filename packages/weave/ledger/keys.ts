import { type Day, dayNumber } from '@onrecord/format'
import { byText } from '../ids.js'
import { keyOf, rankOf, timeOf } from '../loom/hashes.js'
import type { Lexis, Term } from '../words/lexis.js'

/** An entry is held against the sentences that have two of so many of its heaviest words, and name whom it names. */
const HEAVIEST = 4
/** One that names nobody, against those of which two such words are among so many of the heaviest. */
const OF_SENTENCE = 5

/** The keys of an entry: each name with each word, or where it names nobody each two words. */
export function entryKeys(terms: ReadonlySet<Term>, lexis: Lexis): number[] {
  const words = heaviest(terms, HEAVIEST, lexis)
  if (words.length < 2) return []
  const named = namedKeys(terms, words)
  return named.length > 0 ? named : twos(words)
}

/** The keys of a sentence: each name with each word, and each two of its heaviest words. */
export const tellingKeys = (terms: ReadonlySet<Term>, lexis: Lexis): number[] => [
  ...namedKeys(terms, wordsOf(terms)),
  ...twos(heaviest(terms, OF_SENTENCE, lexis)),
]

/** How many keys of this one's kind a sentence and an entry must share: two of a name with a word, one of two words. */
export const leastOf = (key: number): number => (timeOf(key) === TWO_WORDS ? 1 : 2)

// Keys of two words are told from the others by what stands where other keys have their time.
const TWO_WORDS = 1

const isName = (t: Term): boolean => t.startsWith('@')
const wordsOf = (terms: ReadonlySet<Term>): Term[] => [...terms].filter((t) => !isName(t))

const namedKeys = (terms: ReadonlySet<Term>, words: readonly Term[]): number[] =>
  [...terms].filter(isName).flatMap((name) => words.map((t) => keyOf(`${name} ${t}`)))

const heaviest = (terms: ReadonlySet<Term>, most: number, lexis: Lexis): Term[] =>
  wordsOf(terms)
    .sort((a, b) => lexis.weight(b) - lexis.weight(a) || byText(a, b))
    .slice(0, most)

function twos(terms: readonly Term[]): number[] {
  const sorted = [...terms].sort(byText)
  return sorted.flatMap((t, i) => sorted.slice(i + 1).map((u) => keyOf(`${t} ${u}`, TWO_WORDS)))
}

const DAY = 2 ** 32
/** Days before 1970 are counted too. */
const FIRST = 1_000_000

/** A rank in order of days, within a day by content. */
export const dayRank = (day: Day, content = ''): number =>
  (dayNumber(day) + FIRST) * DAY + (content === '' ? 0 : rankOf(content) % DAY)

/** The day a rank is of, by number. */
export const rankDay = (rank: number): number => Math.floor(rank / DAY) - FIRST
