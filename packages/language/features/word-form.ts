import { isUpper } from '../tokens/characters.js'
import { formTable } from './form-table.js'
import { hashOf, hashOfPart, mix } from './hash.js'
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

/** The forms of words, each made once and remembered while it is asked for. */
export interface WordForms {
  /** The form that stands before and behind every sentence; its number is 0. */
  readonly edge: WordForm
  of(text: string): WordForm
  /** The form of `text.slice(start, end)`, which is not cut out where the form is remembered. */
  at(text: string, start: number, end: number): WordForm
}

/**
 * Makes forms with what the table knows of words. All are remembered, or where `most` is given: those met since the last but
 * one time that `most` others had been met. A form made again has a number of its own.
 */
export function wordForms(words: WordTable, most = Infinity): WordForms {
  let made = 0
  const edge = wordForm('', made++, words)
  let young = formTable()
  let old = formTable()
  const at = (text: string, start: number, end: number): WordForm => {
    if (start === end) return edge
    const hash = hashOfPart(text, start, end)
    const known = young.find(hash, text, start, end)
    if (known) return known
    if (young.count() >= most) {
      old = young
      young = formTable()
    }
    const form = old.find(hash, text, start, end) ?? wordForm(copied(text, start, end), made++, words)
    young.add(hash, form)
    return form
  }
  return { edge, at, of: (text) => at(text, 0, text.length) }
}

/** Longer parts of a string are no copies in V8, and would keep all of it. */
const COPIED = 12

const copied = (text: string, start: number, end: number): string =>
  end - start <= COPIED
    ? text.slice(start, end)
    : Array.from({ length: end - start }, (_, i) => text[start + i]!).join('')

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
