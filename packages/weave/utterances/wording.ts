import type { Shown } from './shown.js'

/** Words two statements have in a row. */
export interface SharedRun {
  /** Where it begins in either's words. */
  readonly a: number
  readonly b: number
  readonly length: number
  /** What its words weigh together: six words of no weight ("it is going to be the") tell nothing. */
  readonly mass: number
  /** Words of it within quotation marks in both. */
  readonly quotedInBoth: number
}

/** Fewer words in a row are no run. */
const LEAST = 3

/**
 * The heaviest run of words that stands in both contents and within quotation marks in at least one of them. Null where
 * there is none of three words. Runs are found by their first three words; most pairs have none in common.
 */
export function quotedRun(a: Shown, b: Shown): SharedRun | null {
  if (a.quotes === 0 && b.quotes === 0) return null
  const [mine, theirs] = [threesOf(a), threesOf(b)]
  let best: (SharedRun & { readonly end: readonly [number, number] }) | null = null
  for (let i = 0; i < mine.hashes.length; i++)
    for (let j = first(theirs, mine.hashes[i]!); j >= 0; j = theirs.next[j]!) {
      // What the words before are the same of too was found with them.
      if (mine.hashes[i] !== theirs.hashes[j] || (i > 0 && j > 0 && a.words[i - 1] === b.words[j - 1])) continue
      let length = 0
      while (i + length < a.words.length && a.words[i + length] === b.words[j + length]) length++
      const run = quotedPart(a, b, i, j, length)
      if (run.length < LEAST) continue
      let mass = 0
      for (let k = run.a; k < run.a + run.length; k++) mass += a.wording(k)
      const end = [i + length, j + length] as const
      if (best && (mass < best.mass || (mass === best.mass && isBehind(end, best.end)))) continue
      let quotedInBoth = 0
      for (let k = 0; k < run.length; k++) if (a.isQuoted(run.a + k) && b.isQuoted(run.b + k)) quotedInBoth++
      best = { ...run, mass, quotedInBoth, end }
    }
  return best
}

const isBehind = ([i, j]: readonly [number, number], [k, l]: readonly [number, number]): boolean =>
  i > k || (i === k && j > l)

/** The hash of each three words in a row of a statement, by where they begin, and where the same may stand. */
interface Threes {
  readonly hashes: Int32Array
  /** By the last bits of a hash the first place and 1; 0 for none. */
  readonly heads: Uint32Array
  /** The next place of the same last bits, -1 for none. */
  readonly next: Int32Array
}

const known = new WeakMap<Shown, Threes>()

// Each is compared with many others: it is looked at once.
function threesOf(s: Shown): Threes {
  const found = known.get(s) ?? threes(s.words)
  known.set(s, found)
  return found
}

function threes(words: readonly number[]): Threes {
  const size = Math.max(0, words.length - LEAST + 1)
  const heads = new Uint32Array(2 << (32 - Math.clz32(size)))
  const [hashes, next] = [new Int32Array(size), new Int32Array(size)]
  for (let i = size - 1; i >= 0; i--) {
    const three = Math.imul(Math.imul(words[i]!, 0x01000193) ^ words[i + 1]!, 0x01000193) ^ words[i + 2]!
    const slot = slotOf(three, heads)
    hashes[i] = three
    next[i] = heads[slot]! - 1
    heads[slot] = i + 1
  }
  return { hashes, heads, next }
}

const first = ({ heads }: Threes, three: number): number => heads[slotOf(three, heads)]! - 1
const slotOf = (three: number, heads: Uint32Array): number => (three ^ (three >>> 15)) & (heads.length - 1)

// Of a run the stretch from the first word that is quoted in either to the last.
function quotedPart(
  a: Shown,
  b: Shown,
  i: number,
  j: number,
  length: number,
): { readonly a: number; readonly b: number; readonly length: number } {
  const quoted = (k: number): boolean => a.isQuoted(i + k) || b.isQuoted(j + k)
  let from = 0
  let to = length
  while (from < to && !quoted(from)) from++
  while (to > from && !quoted(to - 1)) to--
  return { a: i + from, b: j + from, length: to - from }
}
