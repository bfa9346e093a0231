import type { Day } from '@onrecord/format'
import { markOf, marksOf, packNote, unpackNote } from '../loom/bytes.js'
import type { PreparedArticle } from '../prepared.js'
import { type Lexis, massOf } from '../words/lexis.js'
import { hash } from '../words/weights.js'
import { WORDS } from './deed.js'
import type { Draft } from './draft.js'
import { leastWords, SHARE, sinceOf, TERMS } from './evidence.js'
import { type EntryKeys, entryKeys, isName } from './keys.js'
import type { Telling } from './telling.js'

/** What is noted of an entry of the ledger as one article has it: by what it is held against sentences. */
export interface DraftNote {
  readonly since: Day | null
  /** The place of its statement in the article, or -1. */
  readonly statement: number
  readonly keys: EntryKeys
  /** Marks and weights of its words and of its names. */
  readonly words: readonly (readonly [number, number])[]
  readonly names: readonly (readonly [number, number])[]
  /** What words, and words and names together, must weigh in a sentence that tells it. */
  readonly least: readonly [number, number]
}

/** What is noted of an article for the ledger: its entries, and of each sentence that may tell something the marks of its terms. */
export interface LedgerNote {
  /** The first day it may have appeared on. */
  readonly day: Day | null
  readonly drafts: readonly DraftNote[]
  readonly tellings: readonly Uint16Array[]
}

/** Notes an article's entries and sentences. */
export function ledgerNote(
  { article, statements }: PreparedArticle,
  drafts: readonly Draft[],
  tellings: readonly Telling[],
  lexis: Lexis,
): LedgerNote {
  const weighed = (terms: Iterable<string>) => [...terms].map((t) => [markOf(hash(t)), lexis.weight(t)] as const) // biome-ignore format: one line
  return {
    day: article.published.from,
    drafts: drafts.map((d) => {
      const words = [...d.terms].filter((t) => !isName(t))
      return {
        since: sinceOf(d),
        statement: d.statement ? statements.indexOf(d.statement) : -1,
        keys: entryKeys(d.terms, lexis),
        words: weighed(words),
        names: weighed([...d.terms].filter(isName)),
        least: [WORDS * massOf(words, lexis), SHARE * d.mass],
      }
    }),
    tellings: tellings.map((t) => marksOf(Array.from(t.terms, (term) => hash(term)))),
  }
}

/** Sums of weights in another order may come out so much less. */
const ROUNDING = 1e-9

/** Whether `evidenceFor` may find that a sentence (by its terms) of another article of a day tells an entry; where it is false it does not. */
export function mayTell({ since, words, names, least }: DraftNote, telling: Uint16Array, day: Day | null): boolean {
  if (since === null || day === null || day <= since) return false
  let [shared, mass] = [0, ROUNDING]
  for (const [mark, weight] of words)
    if (holdsMark(telling, mark)) {
      shared++
      mass += weight
    }
  const wanted = leastWords(words.length, names.length, least[0] / WORDS)
  if (wanted === null || shared < wanted || mass < least[0]) return false
  let named = 0
  for (const [mark, weight] of names)
    if (holdsMark(telling, mark)) {
      named++
      mass += weight
    }
  return (
    (names.length === 0 || named > 0) &&
    shared + named >= Math.min(TERMS, words.length + names.length) &&
    mass >= least[1]
  )
}

function holdsMark(marks: Uint16Array, mark: number): boolean {
  let [lo, hi] = [0, marks.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (marks[mid]! < mark) lo = mid + 1
    else hi = mid
  }
  return marks[lo] === mark
}

/** The note as bytes. */
export const packLedger = ({ day, drafts, tellings }: LedgerNote): Uint8Array => packNote([day, drafts], tellings)

/** The note that was packed. */
export function unpackLedger(bytes: Uint8Array): LedgerNote {
  const { head, lists } = unpackNote(bytes)
  const [day, drafts] = head as readonly [Day | null, readonly DraftNote[]]
  return { day, drafts, tellings: lists }
}
