import { isUpper } from '../tokens/characters.js'
import { hashOf, mix } from './hash.js'
import { normal } from './normal.js'
import type { WordTable } from './word-table.js'

/** A word as the models see it; everything but `text` and `lower` is a number that features are made of. */
export interface WordForm {
  /** A running number; forms are numbered as they are first met. */
  readonly id: number
  readonly text: string
  readonly lower: string
  /** Hash of the lower-case word, digits as 0. */
  readonly word: number
  /** Hash of the word as written. */
  readonly cased: number
  readonly suffix1: number
  readonly suffix2: number
  readonly suffix3: number
  readonly suffix4: number
  readonly prefix1: number
  readonly prefix2: number
  readonly prefix3: number
  /** Letters' case and what else it is made of, one of few dozen. */
  readonly shape: number
  /** Groups of words it belongs to, 0 where it is unknown. */
  readonly fine: number
  readonly coarse: number
  /** How often it is written with a capital within a sentence, 0 to 3; 4 where it is unknown. */
  readonly capital: number
}

/** The forms of words, each made once and remembered. */
export interface WordForms {
  /** The form that stands before and behind every sentence; its number is 0. */
  readonly edge: WordForm
  of(text: string): WordForm
  /** How many are remembered. */
  count(): number
  /** Forgets all but the edge: numbering starts again. Forms given out before must be used no more. */
  forget(): void
}

/** Makes forms with what the table knows of words. */
export function wordForms(words: WordTable): WordForms {
  const edge = wordForm('', 0, words)
  const known = new Map([['', edge]])
  return {
    edge,
    of(text) {
      let form = known.get(text)
      if (!form) {
        form = wordForm(text, known.size, words)
        known.set(text, form)
      }
      return form
    },
    count: () => known.size,
    forget() {
      known.clear()
      known.set('', edge)
    },
  }
}

function wordForm(text: string, id: number, words: WordTable): WordForm {
  const lower = text.toLowerCase()
  const plain = normal(lower)
  const word = hashOf(plain)
  const at = words.table.find(word)
  const n = plain.length
  const end = (k: number): number => (n >= k ? hashOf(plain.slice(n - k)) : 0)
  const start = (k: number): number => (n > k ? hashOf(plain.slice(0, k)) : 0)
  return {
    id,
    text,
    lower,
    word,
    cased: text === lower ? mix(word, 1) : hashOf(text),
    suffix1: end(1),
    suffix2: end(2),
    suffix3: end(3),
    suffix4: end(4),
    prefix1: start(1),
    prefix2: start(2),
    prefix3: start(3),
    shape: shapeOf(text, lower),
    fine: at < 0 ? 0 : words.fine[at]! + 1,
    coarse: at < 0 ? 0 : words.coarse[at]! + 1,
    capital: at < 0 ? 4 : words.capital[at]!,
  }
}

const DIGIT = 8
const HYPHEN = 16
const STOP = 32

function shapeOf(text: string, lower: string): number {
  let extra = 0
  let letters = 0
  let upper = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 0x30 && c <= 0x39) extra |= DIGIT
    else if (c === 0x2d || c === 0x2013) extra |= HYPHEN
    else if (c === 0x2e) extra |= STOP
    else if ((c | 32) >= 0x61 && (c | 32) <= 0x7a) letters++
    else if (c >= 0xc0) letters++
    if (text !== lower && isUpper(c)) upper++
  }
  const first = text !== lower && isUpper(text.charCodeAt(0))
  const kind =
    letters === 0 ? 0 : upper === 0 ? 1 : upper === letters ? (upper === 1 ? 3 : 2) : first ? (upper === 1 ? 4 : 5) : 6
  return kind | extra
}
