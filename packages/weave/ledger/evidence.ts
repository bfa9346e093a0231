import { type Day, type Evidence, overlap, type Statement } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { byText } from '../ids.js'
import type { PreparedArticle, PreparedWord } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import { type Deed, deedOf, toldOf, WORDS } from './deed.js'
import type { Draft } from './draft.js'
import type { StandingWords } from './standing.js'
import { FACTUAL, type Telling } from './telling.js'

/** So much of the weight of what must come about has to stand in a sentence, in at least so many terms. */
export const SHARE = 0.6
export const TERMS = 3
/** What is asked for in one word and a name ("Osei’s resignation") is told by them where the word weighs so much. */
const ALONE = 0.3
/** The words that tell it stand together: within so many words. */
const WITHIN = 16
/** What somebody claims speaks less for it than what the reporter tells; an event read there speaks more. */
const CLAIMED = 0.85
const EVENT = 1.1
/** Evidence that is kept of each entry. */
const KEPT = 3
/** Words before the first that are looked at for one that leaves open, or denies, what follows. */
const BEFORE = 4

/** What sentences of later articles tell of an entry, best first: evidence that it came about or failed. */
export function evidenceFor(
  draft: Draft,
  candidates: readonly Telling[],
  lexis: Lexis,
  standing: StandingWords,
  language: Language,
): Evidence[] {
  let deed: Deed | null | undefined
  const wordMass = massOf([...draft.terms].filter((t) => !t.startsWith('@')), lexis) // biome-ignore format: one line
  const names = [...draft.terms].filter((t) => t.startsWith('@'))
  const least = leastWords(draft.terms.size - names.length, names.length, wordMass)
  const found: (Evidence & { readonly at: string })[] = []
  for (const telling of candidates) {
    if (!isLater(draft, telling)) continue
    const shared = [...draft.terms].filter((t) => telling.terms.has(t))
    const mass = massOf(shared, lexis)
    const inWords = shared.filter((t) => !t.startsWith('@'))
    if (
      least === null ||
      shared.length < Math.min(TERMS, draft.terms.size) ||
      inWords.length < least ||
      mass < SHARE * draft.mass ||
      massOf(inWords, lexis) < WORDS * wordMass
    )
      continue
    if (names.length > 0 && !names.some((t) => telling.terms.has(t))) continue
    const near = around(telling.words, new Set(shared))
    if (near.length > WITHIN + BEFORE || near.some((w) => standing.open(w.lower))) continue
    const said = saidIn(telling.article, near)
    if (said.some((s) => !FACTUAL.has(s.act))) continue
    // Words alone do not tell who did it.
    if (deed === undefined) deed = deedOf(draft, language, lexis, standing)
    if (deed === null) return []
    const state = toldOf(draft, deed, telling, language, lexis, standing)
    if (state === null) continue
    const { name } = telling.article.article
    const factor = (said.length === 0 ? 1 : CLAIMED) * (telling.event === null ? 1 : EVENT)
    found.push({
      article: name,
      spans: [telling.span],
      state,
      score: Math.min(1, Math.round((1000 * mass * factor) / draft.mass) / 1000),
      why: [
        `shares ${shared.map(shownTerm).sort(byText).join(', ')}`,
        `of ${shownTerm(deed.by)}: ${shownTerm(deed.act)}`,
        said.length === 0 ? 'told by the reporter as done' : 'told as done in somebody’s words',
        `in a later article (${telling.article.article.published.from ?? telling.article.article.published.to})`,
      ],
      ...(telling.event && { event: telling.event }),
      at: `${name} ${String(telling.span.start).padStart(9, '0')}`,
    })
  }
  return found
    .sort((a, b) => b.score - a.score || byText(a.at, b.at))
    .slice(0, KEPT)
    .map(({ at: _, ...evidence }) => evidence)
}

/** Words that must be told of an entry of so many words, of such weight, and names: two; one, with a name, where it has no more and it weighs enough; or null where none could tell it. */
export function leastWords(words: number, names: number, mass: number): 1 | 2 | null {
  if (words > 1) return words + names >= TERMS ? 2 : null
  return words === 1 && names > 0 && mass >= ALONE ? 1 : null
}

/** The statements in whose words some of a run of words stands. */
function saidIn({ statements }: PreparedArticle, run: readonly PreparedWord[]): readonly Statement[] {
  const span = { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 }
  return statements.flatMap(({ statement }) => (statement.content.some((c) => overlap(c, span)) ? [statement] : []))
}

/** The shortest run of words that holds all the terms, with some words before it. */
function around(words: readonly PreparedWord[], terms: ReadonlySet<Term>): readonly PreparedWord[] {
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
  return words.slice(Math.max(0, best[0] - BEFORE), best[1] + 1)
}

const shownTerm = (term: Term): string => term.replace(/^[@~]/, '')

// What must come about was told before it was asked for: only an article of a later day can tell that it came.
function isLater(draft: Draft, telling: Telling): boolean {
  const { from } = telling.article.article.published
  const since = sinceOf(draft)
  return telling.article !== draft.article && from !== null && since !== null && from > since
}

/** The day from which on it may have come about; null where nobody knows. */
export const sinceOf = ({ made, article }: Draft): Day | null => made.to ?? made.from ?? article.article.published.from
