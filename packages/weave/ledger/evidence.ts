import { type Day, type Evidence, overlap, type Statement } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { byText } from '../ids.js'
import type { PreparedArticle, PreparedWord } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import { type Awaited, type Deed, toldOf, WORDS } from './deed.js'
import type { Draft } from './draft.js'
import { isName } from './keys.js'
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

/** By what an entry is sought in sentences of later articles. */
export interface Sought {
  readonly since: Day | null
  readonly terms: ReadonlySet<Term>
  readonly words: readonly Term[]
  readonly names: readonly Term[]
  /** What all terms weigh, and the words. */
  readonly mass: number
  readonly wordMass: number
  /** Words that must be told; null where none could tell it. */
  readonly least: 1 | 2 | null
}

/** By what an entry of these terms is sought. */
export function soughtOf({ terms, since }: Pick<Sought, 'terms' | 'since'>, lexis: Lexis): Sought {
  const [words, names] = [[...terms].filter((t) => !isName(t)), [...terms].filter(isName)]
  const wordMass = massOf(words, lexis)
  const least = leastWords(words.length, names.length, wordMass)
  return { since, terms, words, names, mass: massOf(terms, lexis), wordMass, least }
}

/** What a sentence has of an entry where it stands together and is told as a fact. */
export interface Mention {
  readonly shared: readonly Term[]
  readonly mass: number
  /** The statements in whose words it is told. */
  readonly said: readonly Statement[]
}

/** What a sentence of another article has of an entry, if so much that it may tell it; null where it does not. */
export function mentionIn(sought: Sought, telling: Telling, lexis: Lexis, standing: StandingWords): Mention | null {
  const { terms, names, least, since } = sought
  const { from } = telling.article.article.published
  // What must come about was told before it was asked for: only an article of a later day can tell that it came.
  if (least === null || from === null || since === null || from <= since) return null
  const shared = [...terms].filter((t) => telling.terms.has(t))
  const mass = massOf(shared, lexis)
  const inWords = shared.filter((t) => !isName(t))
  if (
    shared.length < Math.min(TERMS, terms.size) ||
    inWords.length < least ||
    mass < SHARE * sought.mass ||
    massOf(inWords, lexis) < WORDS * sought.wordMass
  )
    return null
  if (names.length > 0 && !names.some((t) => telling.terms.has(t))) return null
  const asked = new Set(shared)
  const near = around(telling.words, asked)
  // "Published the plan": what is asked for may itself be a plan.
  const isOpen = ({ lower, term }: PreparedWord): boolean => (term === null || !asked.has(term)) && standing.open(lower)
  if (near.length > WITHIN + BEFORE || near.some(isOpen)) return null
  const said = saidIn(telling.article, near.filter(({ term }) => term !== null && asked.has(term))) // biome-ignore format: one line
  return said.some((s) => !FACTUAL.has(s.act)) ? null : { shared, mass, said }
}

/** Evidence with its place, by which it is in order. */
export interface Finding extends Evidence {
  readonly at: string
}

/** What a sentence that mentions an entry tells of it: that it came about or failed; null where it tells neither. Words alone do not tell who did it. */
export function findingIn(
  draft: Awaited,
  deed: Deed,
  telling: Telling,
  { shared, mass, said }: Mention,
  lexis: Lexis,
  standing: StandingWords,
  language: Language,
): Finding | null {
  const state = toldOf(draft, deed, telling, language, lexis, standing)
  if (state === null) return null
  const { name, published } = telling.article.article
  const factor = (said.length === 0 ? 1 : CLAIMED) * (telling.event === null ? 1 : EVENT)
  return {
    article: name,
    spans: [telling.span],
    state,
    score: Math.min(1, Math.round((1000 * mass * factor) / draft.mass) / 1000),
    why: [
      `shares ${shared.map(shownTerm).sort(byText).join(', ')}`,
      `of ${shownTerm(deed.by)}: ${shownTerm(deed.act)}`,
      said.length === 0 ? 'told by the reporter as done' : 'told as done in somebody’s words',
      `in a later article (${published.from ?? published.to})`,
    ],
    ...(telling.event && { event: telling.event }),
    at: `${name} ${String(telling.span.start).padStart(9, '0')}`,
  }
}

/** The evidence of an entry that is kept, best first. */
export const bestOf = (found: readonly Finding[]): Evidence[] =>
  [...found]
    .sort((a, b) => b.score - a.score || byText(a.at, b.at))
    .slice(0, KEPT)
    .map(({ at: _, ...evidence }) => evidence)

/** Words that must be told of an entry of so many words, of such weight, and names: two; one, with a name, where it has no more and it weighs enough; or null where none could tell it. */
function leastWords(words: number, names: number, mass: number): 1 | 2 | null {
  if (words > 1) return words + names >= TERMS ? 2 : null
  return words === 1 && names > 0 && mass >= ALONE ? 1 : null
}

/** The statements in whose words some of the words stand: not what nobody said, nor "the plan that she promised". */
const saidIn = ({ statements }: PreparedArticle, words: readonly PreparedWord[]): readonly Statement[] =>
  statements.flatMap(({ statement: s }) =>
    !s.negated && s.content.some((c) => words.some((w) => overlap(c, w))) ? [s] : [],
  )

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

/** The day from which on it may have come about; null where nobody knows. */
export const sinceOf = ({ made, article }: Draft): Day | null => made.to ?? made.from ?? article.article.published.from
