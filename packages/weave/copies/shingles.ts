import type { PreparedArticle, PreparedWord } from '../prepared.js'
import { NumberSet } from '../words/number-set.js'

/** Words in a shingle: five in a row are seldom the same by chance. */
export const SHINGLE = 5
/** Of so many shingles in a row the least is kept: two texts that share SHINGLE + WINDOW - 1 words share a fingerprint. */
const WINDOW = 12
/** By the least of so many an article is found: two that share SHINGLE + WIDE - 1 words in a row are compared. */
const WIDE = 32

/** The running text of an article as shingles. */
export interface Shingles {
  readonly words: readonly PreparedWord[]
  /** Hash of the shingle that begins at each word; shorter than `words` by SHINGLE - 1. */
  readonly hashes: Uint32Array
  /** The least hash of every window (winnowing; Schleimer, Wilkerson and Aiken 2003): enough to find shared passages. */
  readonly fingerprints: ReadonlySet<number>
  /** The least hash of every wide window: fewer of these, so that a record has fewer to keep. */
  readonly keys: ReadonlySet<number>
  /** The hashes, to look one up. */
  readonly all: NumberSet
}

/** Cuts an article's body into shingles; headlines, captions and furniture are left out, for copies change those. */
export function shingles({ article, words }: PreparedArticle): Shingles {
  const body = words.filter((w) => article.blocks[w.block]!.kind === 'body')
  const hashes = new Uint32Array(Math.max(0, body.length - SHINGLE + 1))
  for (let i = 0; i < hashes.length; i++) {
    let h = 0x811c9dc5
    for (let k = 0; k < SHINGLE; k++) h = Math.imul(h ^ body[i + k]!.form.hash, 0x01000193) ^ (h >>> 15)
    hashes[i] = h >>> 0
  }
  let all: NumberSet | undefined
  return {
    words: body,
    hashes,
    fingerprints: winnow(hashes, WINDOW),
    keys: winnow(hashes, WIDE),
    get all() {
      all ??= NumberSet.of(hashes)
      return all
    },
  }
}

// What is shorter than a window is one.
function winnow(hashes: Uint32Array, window: number): Set<number> {
  const out = new Set<number>()
  // Where the least of the window before stands; it is looked for again when that has left.
  let at = -1
  for (let end = Math.min(window, hashes.length); end <= hashes.length && end > 0; end++) {
    const from = Math.max(0, end - window)
    if (at < from) {
      at = from
      for (let i = from + 1; i < end; i++) if (hashes[i]! <= hashes[at]!) at = i
    } else if (hashes[end - 1]! <= hashes[at]!) at = end - 1
    out.add(hashes[at]!)
  }
  return out
}

/** What of one text stands in another. */
export interface Shared {
  /** Words of it within shared shingles. */
  readonly all: number
  /** Share of all its words, 0 to 1. */
  readonly share: number
  /** Shared stretches as [first word, last word + 1], longest first. */
  readonly runs: readonly (readonly [number, number])[]
}

/** Finds what of `a` stands in `b`. */
export function sharedWith(a: Shingles, b: NumberSet): Shared {
  let all = 0
  const runs: [number, number][] = []
  a.hashes.forEach((h, i) => {
    if (!b.has(h)) return
    const last = runs.at(-1)
    const from = last && i <= last[1] ? last[1] : i
    all += i + SHINGLE - from
    if (last && i <= last[1]) last[1] = i + SHINGLE
    else runs.push([i, i + SHINGLE])
  })
  runs.sort((x, y) => y[1] - y[0] - (x[1] - x[0]) || x[0] - y[0])
  return { all, share: a.words.length === 0 ? 0 : all / a.words.length, runs }
}
