import type { Form, Sense, Term } from './words/lexis.js'
import type { Word } from './words/tokens.js'

interface TermedWord extends Word {
  readonly form: Form
  readonly sense: Sense | null
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
const SPACE = 32

/**
 * Cuts a content into clauses: behind the end of a sentence, a semicolon or a dash, and before a word that opens a clause
 * where a comma stands before it. `own` are the speaker's own terms, which tell nothing.
 */
export function partsOf(text: string, words: readonly TermedWord[], own: ReadonlySet<Term | null>): Part[] {
  const cuts = [0]
  for (let i = 1; i < words.length; i++) {
    const [end, start] = [words[i - 1]!.end, words[i]!.start]
    // A space alone parts most words.
    if (start === end + 1 && text.charCodeAt(end) === SPACE) continue
    const between = text.slice(end, start)
    const ends = /[.!?;:—–]|\s-+\s/u.test(between) && /\s/.test(between)
    if (ends || (between.includes(',') && words[i]!.form.opens)) cuts.push(i)
  }
  const parts: Part[] = []
  cuts.forEach((from, k) => {
    const part = partOf(words, from, cuts[k + 1] ?? words.length, own)
    const last = parts.at(-1)
    if (last && (part.mass < LIGHT || last.mass < LIGHT))
      parts[parts.length - 1] = partOf(words, last.from, part.to, own)
    else parts.push(part)
  })
  return parts
}

function partOf(words: readonly TermedWord[], from: number, to: number, own: ReadonlySet<Term | null>): Part {
  const terms = new Set<Term>()
  let mass = 0
  for (let i = from; i < to; i++) {
    const { sense } = words[i]!
    if (sense === null || own.has(sense.term) || terms.has(sense.term)) continue
    terms.add(sense.term)
    mass += sense.weight
  }
  return { from, to, terms, mass }
}
