import { type Condition, holds, type Span } from '@onrecord/format'
import { type PreparedArticle, type PreparedStatement, termsWithin } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import { REFUSING } from './contradiction.js'
import { at, type Found, type Match, type SideBySide } from './report.js'

const RANK = 0.8
/** What hangs on the condition is told in the other report where they share so many terms of so much weight. */
const SHARED = 2
const SHARED_MASS = 0.5
/** A condition of less weight ("if necessary") is no loss. */
const LEAST = 0.2
/** The other report has the condition where so much of its weight stands anywhere in it, names aside. */
const TOLD = 0.7

/** Of one utterance one report tells on what condition it was said ("tours resume unless the North objects"), the other as if there were none. */
export function omittedConditions({ a, b }: SideBySide, match: Match, lexis: Lexis): Found[] {
  if (!match.utterance) return []
  return [...omitted(a, match.a, b, match.b, lexis), ...omitted(b, match.b, a, match.a, lexis)].slice(0, 1)
}

function omitted(
  here: PreparedArticle,
  said: readonly PreparedStatement[],
  there: PreparedArticle,
  told: readonly PreparedStatement[],
  lexis: Lexis,
): Found[] {
  if (conditionsIn(there, told).length > 0) return []
  return conditionsIn(here, said).flatMap(({ condition, of }) => {
    const matter = termsWithin(here, condition.consequence)
    // "Ruled out releasing the money without guarantees": what is refused is not told as if nothing were asked for.
    const same = told.find((s) => !REFUSING.has(s.statement.act) && isSame(matter, s.terms, lexis))
    const trigger = namesAside(termsWithin(here, condition.trigger))
    if (!same || massOf(trigger, lexis) < LEAST || isTold(trigger, there, lexis)) return []
    const parts = [...condition.connective, ...condition.trigger].sort((x, y) => x.start - y.start)
    const words = parts.map(({ start, end }) => here.article.text.slice(start, end).replace(/\s+/g, ' ')).join(' ')
    const evidence = [at(here, [...condition.consequence, ...parts]), at(there, same.statement.content)]
    const spans = [at(here, of.statement.content), at(there, same.statement.content)]
    const why = [{ rule: `on a condition in one report alone: “${words}”`, score: RANK, evidence }]
    return [{ kind: 'only-in' as const, statements: [of, same], spans, rank: RANK, why }]
  })
}

// The conditions that stand in what is said, each with the statement it stands in.
function conditionsIn({ article }: PreparedArticle, list: readonly PreparedStatement[]) {
  const inside = (s: PreparedStatement, span: Span): boolean => s.statement.content.some((c) => holds(c, span))
  return article.conditions.flatMap((condition: Condition) => {
    const of = list.find((s) => condition.trigger.length > 0 && condition.trigger.every((t) => inside(s, t)))
    return of ? [{ condition, of }] : []
  })
}

function isSame(matter: ReadonlySet<Term>, terms: ReadonlySet<Term>, lexis: Lexis): boolean {
  const shared = [...matter].filter((t) => terms.has(t))
  return shared.length >= SHARED && massOf(shared, lexis) >= SHARED_MASS
}

function isTold(trigger: ReadonlySet<Term>, { words }: PreparedArticle, lexis: Lexis): boolean {
  const there = new Set(words.map((w) => w.term))
  return massOf([...trigger].filter((t) => there.has(t)), lexis) >= TOLD * massOf(trigger, lexis) // biome-ignore format: one line
}

const namesAside = (terms: ReadonlySet<Term>): Set<Term> => new Set([...terms].filter((t) => !t.startsWith('@')))
