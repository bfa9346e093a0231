import { hash } from '../words/weights.js'

/** A text that others begin with, hashed as far as it goes. */
export interface Begun {
  readonly first: number
  readonly second: number
}

const FIRST = 0x811c9dc5
const SECOND = 0x9e3779b9

/** Begins texts, or goes on with what has begun. */
export const begun = (text: string, { first, second }: Begun = NOTHING): Begun => ({
  first: hash(text, first),
  second: hash(text, second),
})
const NOTHING: Begun = { first: FIRST, second: SECOND }

/** 53 bits over a text, behind what it begins with, well mixed: a rank, or with fewer bits a key. */
export const rankOf = (text: string, { first, second }: Begun = NOTHING): number =>
  ranked(hash(text, first), hash(text, second))

/** 53 bits over whole numbers of 32 bits, one put behind the other. */
export function digestOf(): { put(x: number): void; value(): number } {
  let [first, second] = [FIRST, SECOND]
  return {
    put(x) {
      first = Math.imul(first ^ x, 0x01000193)
      second = Math.imul(second ^ (x >>> 16) ^ (x << 16), 0x85ebca6b)
      first ^= first >>> 15
      second ^= second >>> 13
    },
    value: () => ranked(first, second),
  }
}

const ranked = (first: number, second: number): number => mixed(first) * 2_097_152 + (mixed(second) >>> 11)

/** The same of words with spaces between them, from one place in their list to another. */
export function rankOfWords(words: readonly { readonly lower: string }[], from: number, to: number): number {
  let [first, second] = [FIRST, SECOND]
  for (let i = from; i < to; i++) {
    if (i > from) {
      first = hash(' ', first)
      second = hash(' ', second)
    }
    first = hash(words[i]!.lower, first)
    second = hash(words[i]!.lower, second)
  }
  return ranked(first, second)
}

/** Numbers of weeks and years go before the hash of a key: what is of one time lies together in an index. */
const HASH = 2 ** 40
const TIMES = 2 ** 13

/** Of the hash of a key so much tells what it lies by. */
const NEAR = 2 ** 16
const REST = HASH / NEAR

/** The key of a text within a time, beside others that have a number (`near`) in common: what is asked for and written together then lies on few pages. */
export const keyNear = (near: number, key: number, time = 0): number => keyIn((near % NEAR) * REST + (key % REST), time)

/** The key of a text within a time (a number of its own; 0 for none). */
export const keyOf = (text: string, time = 0): number => keyIn(rankOf(text), time)

/** The same key within another time. */
export const keyIn = (key: number, time: number): number => (((time % TIMES) + TIMES) % TIMES) * HASH + (key % HASH)

// Murmur3's finish: every bit of the outcome depends on every bit that goes in.
function mixed(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
