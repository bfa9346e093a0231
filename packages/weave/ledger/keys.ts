import { type Day, dayNumber } from '@onrecord/format'
import { byText } from '../ids.js'
import { type Begun, begun, keyIn, keyOf, rankOf } from '../loom/hashes.js'
import { type Lexis, massOf, type Sense, type Term } from '../words/lexis.js'
import { WORDS } from './deed.js'
import type { Telling } from './telling.js'

/** Words that weigh less stand in too many sentences to be found by. */
const FOUND = 0.18
/** Of the names of a sentence so many count for each of its words. */
const NAMES = 2
/** What comes about so many days after it was said to, or later, is not held against it… */
export const WITHIN = 550
/** …of a word that weighs less than this, in so many days for each hundredth of its weight: the commoner a word the less it tells. */
const RARE = 0.4

/** By what an entry of the ledger is held against sentences. */
export interface EntryKeys {
  /** Each name with the word, or with each of the words one of which there must be. */
  readonly first: readonly number[]
  /** Each name with another word that must be there too; none where any of several may be, or it is common. */
  readonly second: readonly number[]
  /** The other word, in 16 bits; 0 where there is none. */
  readonly mark: number
  /** Days behind the one it was said on. */
  readonly within: number
}

/**
 * The keys of an entry: whom it names with its rarest word. So much of the weight of its words must stand in a sentence that
 * mostly the two rarest must. One that names nobody, or has common words alone, is held against nothing.
 */
export function entryKeys(terms: ReadonlySet<Term>, lexis: Lexis): EntryKeys {
  const names = [...terms].filter(isName)
  const words = heaviest([...terms].filter((t) => !isName(t)), lexis) // biome-ignore format: one line
  const spare = (1 - WORDS) * massOf(words, lexis)
  const some: Term[] = []
  for (const word of words) {
    if (massOf(some, lexis) > spare || lexis.weight(word) < FOUND) break
    some.push(word)
  }
  // Where not even all the rarer words must be there it may be told in common words alone.
  const isSure = massOf(some, lexis) > spare
  const second = some.length === 1 && words.length > 1 && lexis.weight(words[1]!) > spare ? words[1]! : null
  const least = Math.min(...some.map((t) => lexis.weight(t)))
  return {
    first: isSure ? some.flatMap((t) => names.map((name) => keyOf(`${name} ${t}`))) : [],
    second: second === null || lexis.weight(second) < FOUND ? [] : names.map((name) => keyOf(`${name} ${second}`)),
    mark: second === null ? 0 : markOf(second),
    within: least >= RARE ? WITHIN : Math.round((WITHIN * least) / RARE),
  }
}

/** The keys of a sentence: each word that is not common with the names that stand nearest to it, whom it is likeliest told of. */
export function tellingKeys({ words }: Telling): number[] {
  // Where its names stand.
  const names: number[] = []
  for (let i = 0; i < words.length; i++) {
    const { sense } = words[i]!
    if (sense !== null && isName(sense.term)) names.push(i)
  }
  if (names.length === 0) return []
  const keys = new Set<number>()
  const before = new Map<Sense, Begun>()
  // The first of the names behind a word: from there on outwards the nearest are found.
  let behind = 0
  for (let at = 0; at < words.length; at++) {
    while (behind < names.length && names[behind]! < at) behind++
    const { sense } = words[at]!
    if (sense === null || sense.weight < FOUND || isName(sense.term)) continue
    // Two are found: the second is any but the first.
    let nearest: Sense | null = null
    for (let [left, right, found] = [behind - 1, behind, 0]; found < NAMES && (left >= 0 || right < names.length); ) {
      const isLeft = right >= names.length || (left >= 0 && at - names[left]! <= names[right]! - at)
      const name = words[names[isLeft ? left-- : right++]!]!.sense!
      if (name === nearest) continue
      nearest = name
      found++
      const first = before.get(name) ?? begun(`${name.term} `)
      before.set(name, first)
      keys.add(keyIn(rankOf(sense.term, first), 0))
    }
  }
  return [...keys]
}

const DAYS = 30

/** Keys as sentences of the month of a day have them, so that what is of one time lies together. */
export function inMonth(keys: readonly number[], day: Day): number[] {
  const month = Math.floor(dayNumber(day) / DAYS)
  return keys.map((key) => keyIn(key, month))
}

/** A key in each month from one day to another. */
export const inMonths = (key: number, from: Day, to: Day): number[] => {
  const first = Math.floor(dayNumber(from) / DAYS)
  const count = Math.floor(dayNumber(to) / DAYS) - first + 1
  return Array.from({ length: count }, (_, i) => keyIn(key, first + i))
}

const heaviest = (terms: readonly Term[], lexis: Lexis): Term[] =>
  [...terms].sort((a, b) => lexis.weight(b) - lexis.weight(a) || byText(a, b))

/** A word in 16 bits, never 0. */
export const markOf = (word: Term): number => (rankOf(word) % 0xffff) + 1

/** Whether a term is a name. */
export const isName = (t: Term): boolean => t.startsWith('@')

const DAY = 2 ** 32
const MARKS = 2 ** 16
/** Days before 1970 are counted too. */
const FIRST = 1_000_000

/** A rank in order of days, within a day by content. */
export const dayRank = (day: Day, content = ''): number =>
  (dayNumber(day) + FIRST) * DAY + (content === '' ? 0 : rankOf(content) % DAY)

/** The same with a mark before the content. */
export const markedRank = (day: Day, mark: number, content: string): number =>
  (dayNumber(day) + FIRST) * DAY + mark * MARKS + (rankOf(content) % MARKS)

/** The day a rank is of, by number. */
export const rankDay = (rank: number): number => Math.floor(rank / DAY) - FIRST

/** The mark within a rank. */
export const rankMark = (rank: number): number => Math.floor((rank % DAY) / MARKS)
