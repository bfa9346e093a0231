import { packColumns, unpackColumns } from '../loom/columns.js'
import { rankOf } from '../loom/hashes.js'
import type { PreparedArticle } from '../prepared.js'
import type { Appearance } from './first.js'
import type { Shingles } from './shingles.js'

/** All that decides whether a text is a copy of another, to be had without it. */
export interface TextNote {
  readonly appearance: Appearance
  /** A hash of the text as it stands, to tell whether it stands so still. */
  readonly read: number
  /** Its words, and those outside quotation marks. */
  readonly words: number
  readonly own: number
  /** Its fingerprints, ascending. */
  readonly fingerprints: Uint32Array
  /** Its shingles in their order. */
  readonly shingles: Uint32Array
  /** Which words are quoted, 16 in a number. */
  readonly quoted: Uint16Array
}

/** What is noted of an article's text. */
export function textNote({ article }: PreparedArticle, { words, hashes, fingerprints }: Shingles): TextNote {
  const { name, outlet, wire, published, text } = article
  const quoted = new Uint16Array(Math.ceil(words.length / 16))
  let own = 0
  words.forEach((w, i) => {
    if (w.quoted) quoted[i >> 4]! |= 1 << (i & 15)
    else own++
  })
  return {
    appearance: { name, outlet, wire, by: published.to, length: text.length },
    read: rankOf(text),
    words: words.length,
    own,
    fingerprints: Uint32Array.from(fingerprints).sort(),
    shingles: hashes,
    quoted,
  }
}

/** The note as bytes. */
export const packText = ({ appearance, read, words, own, fingerprints, shingles, quoted }: TextNote): Uint8Array =>
  packColumns([appearance, read, words, own], [fingerprints, shingles, quoted])

/** The note that was packed. */
export function unpackText(bytes: Uint8Array): TextNote {
  const { head, columns } = unpackColumns(bytes)
  const [appearance, read, words, own] = head as readonly [Appearance, number, number, number]
  const [fingerprints, shingles, quoted] = columns as [Uint32Array, Uint32Array, Uint16Array]
  return { appearance, read, words, own, fingerprints, shingles, quoted }
}
