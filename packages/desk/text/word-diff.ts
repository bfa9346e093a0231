import { diffArrays } from 'diff'

/** A run of words that both texts have, or only this one. */
export interface Run {
  readonly text: string
  readonly shared: boolean
}

const WORDS = /[\p{L}\p{N}\p{M}]+(?:[’'.,][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\p{M}\s]/gu
const MOST_WORDS = 2000

/** What counts as the same word: case, and the shape of quotation marks and dashes, make no difference. */
const norm = (word: string): string =>
  /^\s+$/.test(word) ? ' ' : word.toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-')

/**
 * Two wordings compared word by word. Each side's runs, joined, are that side's text. Texts of more than 2,000 words are
 * not compared: each is one run that counts as shared where they are equal.
 */
export function wordDiff(a: string, b: string): readonly [readonly Run[], readonly Run[]] {
  const [wordsA, wordsB] = [a.match(WORDS) ?? [], b.match(WORDS) ?? []]
  if (wordsA.length > MOST_WORDS || wordsB.length > MOST_WORDS) {
    const shared = a === b
    return [[{ text: a, shared }], [{ text: b, shared }]]
  }
  const runsA: Run[] = []
  const runsB: Run[] = []
  let [atA, atB] = [0, 0]
  for (const change of diffArrays(wordsA.map(norm), wordsB.map(norm))) {
    const n = change.count ?? change.value.length
    if (!change.added) {
      add(runsA, wordsA.slice(atA, atA + n).join(''), !change.removed)
      atA += n
    }
    if (!change.removed) {
      add(runsB, wordsB.slice(atB, atB + n).join(''), !change.added)
      atB += n
    }
  }
  return [runsA, runsB]
}

/** Adds a run, to the last one where it is of the same sort. */
function add(runs: Run[], text: string, shared: boolean): void {
  const last = runs.at(-1)
  if (last && last.shared === shared) runs[runs.length - 1] = { text: last.text + text, shared }
  else runs.push({ text, shared })
}
