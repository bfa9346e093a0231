import { type Lexis, massOf, type Term } from './words/lexis.js'
import type { Word } from './words/tokens.js'

interface TermedWord extends Word {
  readonly term: Term | null
}

/** A clause of what somebody said. */
export interface Part {
  /** Its words within those of the content: the first and the one behind the last. */
  readonly from: number
  readonly to: number
  readonly terms: ReadonlySet<Term>
  readonly mass: number
}

/** Clauses lighter than this say nothing alone and stay with the one before. */
const LIGHT = 0.7

/**
 * Cuts a content into clauses: behind the end of a sentence, a semicolon or a dash, and before a word that opens a clause
 * where a comma stands before it. `own` are the speaker's own terms, which tell nothing.
 */
export function partsOf(
  text: string,
  words: readonly TermedWord[],
  own: ReadonlySet<Term | null>,
  lexis: Lexis,
): Part[] {
  const cuts = [0]
  for (let i = 1; i < words.length; i++) {
    const between = text.slice(words[i - 1]!.end, words[i]!.start)
    const ends = /[.!?;:—–]|\s-+\s/u.test(between) && /\s/.test(between)
    if (ends || (between.includes(',') && lexis.opens(words[i]!.lower))) cuts.push(i)
  }
  const parts: Part[] = []
  cuts.forEach((from, k) => {
    const part = partOf(words, from, cuts[k + 1] ?? words.length, own, lexis)
    const last = parts.at(-1)
    if (last && (part.mass < LIGHT || last.mass < LIGHT))
      parts[parts.length - 1] = partOf(words, last.from, part.to, own, lexis)
    else parts.push(part)
  })
  return parts
}

function partOf(
  words: readonly TermedWord[],
  from: number,
  to: number,
  own: ReadonlySet<Term | null>,
  lexis: Lexis,
): Part {
  const terms = new Set<Term>()
  for (let i = from; i < to; i++) {
    const { term } = words[i]!
    if (term !== null && !own.has(term)) terms.add(term)
  }
  return { from, to, terms, mass: massOf(terms, lexis) }
}
