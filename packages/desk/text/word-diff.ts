import { diffArrays } from 'diff'

/** A run of words that both texts have, or only this one. */
export interface Run {
  readonly text: string
  readonly shared: boolean
}

/** Two wordings of the same thing, compared. */
export interface WordDiff {
  readonly a: readonly Run[]
  readonly b: readonly Run[]
  /** How many of the words of the shorter one the other has too, 0 to 1. */
  readonly likeness: number
}

/** A word or a sign with the white space after it, so that joined words are the text; white space before the first is one. */
const WORDS = /(?:[\p{L}\p{N}\p{M}]+(?:[’'.,][\p{L}\p{N}\p{M}]+)*|[^\p{L}\p{N}\p{M}\s]|^(?=\s))\s*/gu
const MOST_WORDS = 2000

/** What counts as the same word: case, and the shape of quotation marks and dashes, make no difference. */
const norm = (word: string): string =>
  word.trim().toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-')

/**
 * Two wordings compared word by word. Each side's runs, joined, are that side's text. Texts of more than 2,000 words are
 * not compared: each is one run, shared where the two are equal.
 */
export function wordDiff(a: string, b: string): WordDiff {
  const [wordsA, wordsB] = [a.match(WORDS) ?? [], b.match(WORDS) ?? []]
  if (wordsA.length > MOST_WORDS || wordsB.length > MOST_WORDS) {
    const shared = a === b
    return { a: [{ text: a, shared }], b: [{ text: b, shared }], likeness: shared ? 1 : 0 }
  }
  const runsA: Run[] = []
  const runsB: Run[] = []
  let [atA, atB, same] = [0, 0, 0]
  for (const change of diffArrays(wordsA.map(norm), wordsB.map(norm))) {
    const n = change.value.length
    if (!change.added) add(runsA, wordsA.slice(atA, atA + n).join(''), !change.removed)
    if (!change.removed) add(runsB, wordsB.slice(atB, atB + n).join(''), !change.added)
    if (!change.added) atA += n
    if (!change.removed) atB += n
    if (!change.added && !change.removed) same += n
  }
  const shorter = Math.min(wordsA.length, wordsB.length)
  return { a: runsA, b: runsB, likeness: shorter === 0 ? 0 : same / shorter }
}

/** Adds a run, to the last one where it is of the same sort. */
function add(runs: Run[], text: string, shared: boolean): void {
  const last = runs.at(-1)
  if (last && last.shared === shared) runs[runs.length - 1] = { text: last.text + text, shared }
  else runs.push({ text, shared })
}
