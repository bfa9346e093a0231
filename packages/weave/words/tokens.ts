import type { Span } from '@onrecord/format'

/** A word of a text with its place: letters or digits, with inner stops, commas in numbers, and inner apostrophes. */
export interface Word extends Span {
  readonly lower: string
}

const WORD = /\p{N}+(?:[.,:]\p{N}+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:[.’']\p{L}[\p{L}\p{M}\p{N}]*)*/gu

/** The words of a text, lower case, apostrophes made straight and a possessive ending off; hyphens part words. */
export function words(text: string, from = 0, to = text.length): Word[] {
  const out: Word[] = []
  WORD.lastIndex = from
  for (let m = WORD.exec(text); m && m.index < to; m = WORD.exec(text)) {
    const lower = m[0]
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/'s$/, '')
      .replace(/(?<=\p{L})\./gu, '')
    out.push({ start: m.index, end: m.index + m[0].length, lower })
  }
  return out
}
