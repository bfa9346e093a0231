import type { PreparedStatement, PreparedWord } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'

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

/**
 * The heaviest run of words that stands in both contents and within quotation marks in at least one of them. Null where
 * there is none of three words. Common substring by dynamic programming over words; contents are short.
 */
export function quotedRun(a: PreparedStatement, b: PreparedStatement, lexis: Lexis): SharedRun | null {
  if (a.quoted.length === 0 && b.quoted.length === 0) return null
  let best: SharedRun | null = null
  let previous = new Int32Array(b.words.length + 1)
  let row = new Int32Array(b.words.length + 1)
  for (let i = 0; i < a.words.length; i++) {
    const x = a.words[i]!
    for (let j = 0; j < b.words.length; j++) {
      const y = b.words[j]!
      const length = x.lower === y.lower ? previous[j]! + 1 : 0
      row[j + 1] = length
      // Measured where the run ends, once.
      if (length < 3 || a.words[i + 1]?.lower === (b.words[j + 1]?.lower ?? null)) continue
      const run = quotedPart(a.words, b.words, i + 1 - length, j + 1 - length, length)
      if (run.length < 3) continue
      const mass = massOfRun(a.words, run.a, run.length, lexis)
      if (best && mass <= best.mass) continue
      let quotedInBoth = 0
      for (let k = 0; k < run.length; k++) if (a.words[run.a + k]!.quoted && b.words[run.b + k]!.quoted) quotedInBoth++
      best = { ...run, mass, quotedInBoth }
    }
    ;[previous, row] = [row, previous]
  }
  return best
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

function massOfRun(words: readonly PreparedWord[], from: number, length: number, lexis: Lexis): number {
  let mass = 0
  for (let k = from; k < from + length; k++) mass += lexis.wording(words[k]!.lower)
  return mass
}
