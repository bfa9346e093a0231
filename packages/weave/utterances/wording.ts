import type { PreparedStatement, PreparedWord } from '../prepared.js'

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
export function quotedRun(a: PreparedStatement, b: PreparedStatement): SharedRun | null {
  if (a.quoted.length === 0 && b.quoted.length === 0) return null
  const theirs = threesOf(b)
  let best: (SharedRun & { readonly end: readonly [number, number] }) | null = null
  for (const [three, starts] of threesOf(a))
    for (const j of theirs.get(three) ?? [])
      for (const i of starts) {
        // What the words before are the same of too was found with them.
        if (i > 0 && j > 0 && a.words[i - 1]!.lower === b.words[j - 1]!.lower) continue
        let length = 0
        while (i + length < a.words.length && a.words[i + length]!.lower === b.words[j + length]?.lower) length++
        const run = quotedPart(a.words, b.words, i, j, length)
        if (run.length < LEAST) continue
        const mass = massOfRun(a.words, run.a, run.length)
        const end = [i + length, j + length] as const
        if (best && (mass < best.mass || (mass === best.mass && isBehind(end, best.end)))) continue
        let quotedInBoth = 0
        for (let k = 0; k < run.length; k++)
          if (a.words[run.a + k]!.quoted && b.words[run.b + k]!.quoted) quotedInBoth++
        best = { ...run, mass, quotedInBoth, end }
      }
  return best
}

const isBehind = ([i, j]: readonly [number, number], [k, l]: readonly [number, number]): boolean =>
  i > k || (i === k && j > l)

/** Where each three words in a row of a statement stand, by their hash. */
const threes = new WeakMap<PreparedStatement, ReadonlyMap<number, readonly number[]>>()

function threesOf(s: PreparedStatement): ReadonlyMap<number, readonly number[]> {
  const known = threes.get(s)
  if (known) return known
  const out = new Map<number, number[]>()
  threeHashes(s).forEach((three, i) => {
    const starts = out.get(three)
    if (starts) starts.push(i)
    else out.set(three, [i])
  })
  threes.set(s, out)
  return out
}

/** The hash of each three words in a row of a statement, by where they begin: statements that share none share no run. */
export function threeHashes({ words }: PreparedStatement): Int32Array {
  const out = new Int32Array(Math.max(0, words.length - LEAST + 1))
  for (let i = 0; i < out.length; i++) {
    const [a, b, c] = [words[i]!.form.hash, words[i + 1]!.form.hash, words[i + 2]!.form.hash]
    out[i] = Math.imul(Math.imul(a, 0x01000193) ^ b, 0x01000193) ^ c
  }
  return out
}

// Of a run the stretch from the first word that is quoted in either to the last.
function quotedPart(
  a: readonly PreparedWord[],
  b: readonly PreparedWord[],
  i: number,
  j: number,
  length: number,
): { readonly a: number; readonly b: number; readonly length: number } {
  const quoted = (k: number): boolean => a[i + k]!.quoted || b[j + k]!.quoted
  let from = 0
  let to = length
  while (from < to && !quoted(from)) from++
  while (to > from && !quoted(to - 1)) to--
  return { a: i + from, b: j + from, length: to - from }
}

function massOfRun(words: readonly PreparedWord[], from: number, length: number): number {
  let mass = 0
  for (let k = from; k < from + length; k++) mass += words[k]!.form.wording
  return mass
}
