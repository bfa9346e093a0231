import { markOf, marksOf, packNote, sharedMarks, unpackNote } from '../loom/bytes.js'
import type { PreparedArticle } from '../prepared.js'
import { FINGERPRINTS, HOUSE_SHARE, OWN_RUN, OWN_SHARE, OWN_WORDS } from './copies.js'
import { SHINGLE, type Shingles } from './shingles.js'

/** What most pairs of texts fall by, to be had without them. */
export interface TextNote {
  readonly outlet: string | null
  /** Its words, and those outside quotation marks. */
  readonly words: number
  readonly own: number
  /** Marks of its fingerprints, ascending. */
  readonly fingerprints: Uint16Array
  /** Marks of its shingles in their order. */
  readonly shingles: Uint16Array
  /** Which words are quoted, 16 in a number. */
  readonly quoted: Uint16Array
}

/** What is noted of an article's text. */
export function textNote({ article }: PreparedArticle, { words, hashes, fingerprints }: Shingles): TextNote {
  const quoted = new Uint16Array(Math.ceil(words.length / 16))
  let own = 0
  words.forEach((w, i) => {
    if (w.quoted) quoted[i >> 4]! |= 1 << (i & 15)
    else own++
  })
  return {
    outlet: article.outlet,
    words: words.length,
    own,
    fingerprints: marksOf([...fingerprints]),
    shingles: Uint16Array.from(hashes, markOf),
    quoted,
  }
}

/** Whether `isTheCopy` may find one of two articles to be a copy of the other; where it is false it does not. */
export function mayBeCopy(a: TextNote, b: TextNote): boolean {
  if (sharedMarks(a.fingerprints, b.fingerprints, FINGERPRINTS) < FINGERPRINTS) return false
  const share = a.outlet !== null && a.outlet === b.outlet ? HOUSE_SHARE : OWN_SHARE
  return holdsMuch(a, b, share) || holdsMuch(b, a, share)
}

/** By mark, the number of the last look at a text that has it. */
const seen = new Uint32Array(2 ** 16)
let look = 0

// As what of `a` stands in `b` is judged: by marks more may stand there than does.
function holdsMuch(a: TextNote, b: TextNote, share: number): boolean {
  look = look === 2 ** 32 - 1 ? 1 : look + 1
  if (look === 1) seen.fill(0)
  for (const mark of b.shingles) seen[mark] = look
  let [own, longest, run, end] = [0, 0, 0, 0]
  for (let i = 0; i < a.words; i++) {
    if (i < a.shingles.length && seen[a.shingles[i]!] === look) {
      if (i > end) run = 0
      end = i + SHINGLE
    }
    if (i >= end) continue
    if (((a.quoted[i >> 4]! >> (i & 15)) & 1) === 1) continue
    own++
    if (++run > longest) longest = run
  }
  return own >= OWN_WORDS && longest >= OWN_RUN && own / a.own >= share
}

/** The note as bytes. */
export const packText = ({ outlet, words, own, fingerprints, shingles, quoted }: TextNote): Uint8Array =>
  packNote([outlet, words, own], [fingerprints, shingles, quoted])

/** The note that was packed. */
export function unpackText(bytes: Uint8Array): TextNote {
  const { head, lists } = unpackNote(bytes)
  const [outlet, words, own] = head as readonly [string | null, number, number]
  return { outlet, words, own, fingerprints: lists[0]!, shingles: lists[1]!, quoted: lists[2]! }
}
