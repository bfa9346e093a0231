import type { Span } from '@onrecord/format'

/** A word of a text with its place: letters or digits, with inner stops, commas in numbers, and inner apostrophes. */
export interface Word extends Span {
  readonly lower: string
}

const WORD = /\p{N}+(?:[.,:]\p{N}+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:[.’']\p{L}[\p{L}\p{M}\p{N}]*)*/gu

/** The words of a text, lower case, apostrophes made straight and a possessive ending off; hyphens part words. */
export function words(text: string, from = 0, to = text.length): Word[] {
  const out: Word[] = []
  eachWord(text, from, to, (start, end) => void out.push({ start, end, lower: lowerOf(text.slice(start, end)) }))
  return out
}

/** Gives the words of a text one by one, by where they stand. */
export function eachWord(text: string, from: number, to: number, take: (start: number, end: number) => void): void {
  for (let at = from; at < to; ) {
    const code = text.charCodeAt(at)
    if (code < ASCII && !isDigit(code) && !isLetter(code)) {
      at++
      continue
    }
    let [start, end] = [at, code < ASCII ? plainEnd(text, at) : -1]
    if (end < 0) {
      WORD.lastIndex = at
      const m = WORD.exec(text)
      if (!m || m.index >= to) break
      ;[start, end] = [m.index, m.index + m[0].length]
    }
    take(start, end)
    at = end
  }
}

const ASCII = 128
const APOSTROPHE = 0x2019
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

// Where WORD ends that begins here, told without it, which is slow; -1 where a character that is not plain decides.
function plainEnd(text: string, start: number): number {
  const isNumber = isDigit(text.charCodeAt(start))
  for (let i = start + 1; ; i++) {
    const code = text.charCodeAt(i)
    if (Number.isNaN(code)) return i
    if (isDigit(code) || (!isNumber && isLetter(code))) continue
    const joins = isNumber
      ? code === 46 || code === 44 || code === 58
      : code === 46 || code === 39 || code === APOSTROPHE
    if (!joins) return code < ASCII ? i : -1
    const next = text.charCodeAt(i + 1)
    if (next >= ASCII) return -1
    if (!(isNumber ? isDigit(next) : isLetter(next))) return i
  }
}

/** A word as `words` gives it, of one as it is written. */
export const lowerOf = (written: string): string =>
  written
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s$/, '')
    .replace(/(?<=\p{L})\./gu, '')
