import { packColumns, unpackColumns } from '../loom/columns.js'
import { rankOf } from '../loom/hashes.js'
import type { PreparedArticle } from '../prepared.js'
import type { Appearance } from './first.js'
import type { Shingles } from './shingles.js'

/** What is noted of a text so that most pairs fall by it alone: an eighth of what its shingles take. */
export interface PrintNote {
  readonly appearance: Appearance
  /** A hash of the text as it stands, to tell whether it stands so still. */
  readonly read: number
  /** Its fingerprints, ascending. */
  readonly fingerprints: Uint32Array
}

/** What decides besides whether a text is a copy of another, to be had without it. */
export interface TextNote {
  /** Its words, and those outside quotation marks. */
  readonly words: number
  readonly own: number
  /** Its shingles in their order. */
  readonly shingles: Uint32Array
  /** Which words are quoted, 16 in a number. */
  readonly quoted: Uint16Array
}

/** Notes by what an article's text is known. */
export function printNote({ article }: PreparedArticle, { fingerprints }: Shingles): PrintNote {
  const { name, outlet, wire, published, text } = article
  return {
    appearance: { name, outlet, wire, by: published.to, length: text.length },
    read: rankOf(text),
    fingerprints: Uint32Array.from(fingerprints).sort(),
  }
}

/** Notes the words of an article's text. */
export function textNote({ words, hashes }: Shingles): TextNote {
  const quoted = new Uint16Array(Math.ceil(words.length / 16))
  let own = 0
  words.forEach((w, i) => {
    if (w.quoted) quoted[i >> 4]! |= 1 << (i & 15)
    else own++
  })
  return { words: words.length, own, shingles: hashes, quoted }
}

/** The notes as bytes. */
export const packPrint = ({ appearance, read, fingerprints }: PrintNote): Uint8Array =>
  packColumns([appearance, read], [fingerprints])
export const packText = ({ words, own, shingles, quoted }: TextNote): Uint8Array =>
  packColumns([words, own], [shingles, quoted])

/** The notes that were packed. */
export function unpackPrint(bytes: Uint8Array): PrintNote {
  const { head, columns } = unpackColumns(bytes)
  const [appearance, read] = head as readonly [Appearance, number]
  return { appearance, read, fingerprints: columns[0] as Uint32Array }
}
export function unpackText(bytes: Uint8Array): TextNote {
  const { head, columns } = unpackColumns(bytes)
  const [words, own] = head as readonly [number, number]
  const [shingles, quoted] = columns as [Uint32Array, Uint16Array]
  return { words, own, shingles, quoted }
}
