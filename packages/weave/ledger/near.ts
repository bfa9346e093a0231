import type { PreparedWord } from '../prepared.js'
import type { Term } from '../words/lexis.js'

/** The words that tell an entry stand together: within so many words… */
const WITHIN = 16
/** …and so many before them, which are looked at for one that leaves open, or denies, what follows. */
const BEFORE = 4

/** The shortest run of words that holds all the terms, with some words before it; null where that is too long. */
export function around(words: readonly PreparedWord[], terms: ReadonlySet<Term>): readonly PreparedWord[] | null {
  const last = new Map<Term, number>()
  let best: readonly [number, number] = [0, words.length - 1]
  words.forEach((w, i) => {
    if (w.term === null || !terms.has(w.term)) return
    last.delete(w.term)
    last.set(w.term, i)
    if (last.size < terms.size) return
    const from = last.values().next().value!
    if (i - from < best[1] - best[0]) best = [from, i]
  })
  const run = words.slice(Math.max(0, best[0] - BEFORE), best[1] + 1)
  return run.length > WITHIN + BEFORE ? null : run
}

/** Whether words at two places of a sentence may both stand in a run that `around` gives, without a word that is barred. */
export function mayStandNear(
  words: readonly PreparedWord[],
  isBarred: (word: PreparedWord) => boolean,
): (a: number, b: number) => boolean {
  const barred: number[] = []
  let last = -1
  words.forEach((w, i) => {
    if (isBarred(w)) last = i
    barred.push(last)
  })
  return (a, b) => {
    const from = Math.max(0, Math.min(a, b) - BEFORE)
    const to = Math.max(a, b)
    return to - from < WITHIN + BEFORE && barred[to]! < from
  }
}
