import type { Language } from '@onrecord/language'
import { type PreparedArticle, type PreparedStatement, wordsWithin } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { sentences } from '../words/sentences.js'
import { cosine, unitOf } from './similar.js'

/** From this likeness on a statement or a sentence tells the same, whoever says it. */
const TOLD = 0.42

/** Whether an article tells what a statement of another says, in what it quotes or in the reporter's own words. */
export type IsTold = (there: PreparedArticle, s: PreparedStatement) => boolean

/** Builds the test; an article's sentences are looked through once. */
export function tellingOf(lexis: Lexis, language: Language): IsTold {
  const known = new Map<PreparedArticle, readonly ReadonlyMap<Term, number>[]>()
  const linesOf = (article: PreparedArticle) => {
    let lines = known.get(article)
    if (!lines) {
      const told = sentences(article.article, language).map((s) =>
        article.words.slice(...wordsWithin(article.words, s)),
      )
      const sets = told.map((words) => new Set(words.map((w) => w.term).filter((t): t is Term => t !== null)))
      lines = [...sets, ...article.statements.map((s) => s.terms)].map((terms) => unitOf(terms, lexis))
      known.set(article, lines)
    }
    return lines
  }
  return (there, s) => {
    if (s.terms.size < 2) return false
    const mine = unitOf(s.terms, lexis)
    const words = [...s.terms].filter((t) => !t.startsWith('@'))
    return linesOf(there).some(
      (line) => cosine(mine, line) >= TOLD && words.filter((t) => line.has(t)).length >= Math.min(2, words.length),
    )
  }
}
