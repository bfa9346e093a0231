import { hash } from '../words/weights.js'

/** A text that others begin with, hashed as far as it goes. */
export interface Begun {
  readonly first: number
  readonly second: number
}

const FIRST = 0x811c9dc5
const SECOND = 0x9e3779b9
const PRIME = 0x01000193
const SPACE = 32

/** Begins texts, or goes on with what has begun. */
export const begun = (text: string, { first, second }: Begun = NOTHING): Begun => ({
  first: hash(text, first),
  second: hash(text, second),
})
const NOTHING: Begun = { first: FIRST, second: SECOND }

/** 53 bits over a text, behind what it begins with, well mixed: a rank, or with fewer bits a key. */
export function rankOf(text: string, { first, second }: Begun = NOTHING): number {
  // Both in one pass: neither waits for the other.
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    first = Math.imul(first ^ code, PRIME)
    second = Math.imul(second ^ code, PRIME)
  }
  return ranked(first, second)
}

/** The same of two texts with a space between them. */
export function rankOfTwo(one: string, other: string, { first, second }: Begun = NOTHING): number {
  for (let i = 0; i < one.length; i++) {
    const code = one.charCodeAt(i)
    first = Math.imul(first ^ code, PRIME)
    second = Math.imul(second ^ code, PRIME)
  }
  first = Math.imul(first ^ SPACE, PRIME)
  second = Math.imul(second ^ SPACE, PRIME)
  for (let i = 0; i < other.length; i++) {
    const code = other.charCodeAt(i)
    first = Math.imul(first ^ code, PRIME)
    second = Math.imul(second ^ code, PRIME)
  }
  return ranked(first, second)
}

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
      first = Math.imul(first ^ SPACE, PRIME)
      second = Math.imul(second ^ SPACE, PRIME)
    }
    const { lower } = words[i]!
    for (let k = 0; k < lower.length; k++) {
      const code = lower.charCodeAt(k)
      first = Math.imul(first ^ code, PRIME)
      second = Math.imul(second ^ code, PRIME)
    }
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
export const keyIn = (key: number, time: number): number =>
  // What is left of a division by a power of 2 is exact so, and takes a fraction of the time.
  (((time % TIMES) + TIMES) % TIMES) * HASH + (key - Math.floor(key / HASH) * HASH)

// Murmur3's finish: every bit of the outcome depends on every bit that goes in.
function mixed(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
