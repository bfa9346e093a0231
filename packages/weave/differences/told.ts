import type { Language } from '@onrecord/language'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { sentences } from '../words/sentences.js'
import { unitOf } from './similar.js'

/** From this likeness on a statement or a sentence tells the same, whoever says it. */
const TOLD = 0.42

/** Whether an article tells what a statement of another says, in what it quotes or in the reporter's own words. */
export type IsTold = (there: PreparedArticle, s: PreparedStatement) => boolean

/** What is told in an article, sentences and statements, by the terms that stand there: with its line what each weighs of that. */
type Lines = ReadonlyMap<Term, readonly (readonly [line: number, weight: number])[]>

const known = new WeakMap<Lexis, WeakMap<PreparedArticle, Lines>>()

/** Builds the test; an article is looked through once, for as long as it is at hand. */
export function tellingOf(lexis: Lexis, language: Language): IsTold {
  const lines = known.get(lexis) ?? new WeakMap<PreparedArticle, Lines>()
  known.set(lexis, lines)
  const linesOf = (article: PreparedArticle): Lines => {
    const found = lines.get(article) ?? linesIn(article, lexis, language)
    lines.set(article, found)
    return found
  }
  return (there, s) => {
    if (s.terms.size < 2) return false
    const words = Math.min(2, [...s.terms].filter((t) => !t.startsWith('@')).length)
    const told = linesOf(there)
    const shared = new Map<number, { sum: number; words: number }>()
    for (const [t, mine] of unitOf(s.terms, lexis))
      for (const [line, weight] of told.get(t) ?? []) {
        const known = shared.get(line) ?? { sum: 0, words: 0 }
        shared.set(line, known)
        known.sum += mine * weight
        if (!t.startsWith('@')) known.words++
      }
    return [...shared.values()].some((x) => x.sum >= TOLD && x.words >= words)
  }
}

function linesIn(there: PreparedArticle, lexis: Lexis, language: Language): Lines {
  const told = sentences(there.article, language).map((s) => there.within(s))
  const sets = told.map((words) => new Set(words.map((w) => w.term).filter((t): t is Term => t !== null)))
  const out = new Map<Term, [number, number][]>()
  for (const [i, terms] of [...sets, ...there.statements.map((s) => s.terms)].entries())
    for (const [t, weight] of unitOf(terms, lexis)) {
      const list = out.get(t)
      if (list) list.push([i, weight])
      else out.set(t, [[i, weight]])
    }
  return out
}
