import { type Act, addDays, type DayRange, rangesMeet } from '@onrecord/format'
import { isNarrow, width } from '../dates.js'
import type { Gathered } from '../occasions/occasions.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import type { Compared } from './compared.js'
import type { Match, SideBySide, StatementsOf } from './report.js'

/** Two reports say the same claim from this share of their weight on, in at least so many words of so much weight. */
const CLAIM_COSINE = 0.45
const CLAIM_TERMS = 3
const CLAIM_MASS = 0.7
/** Acts by which somebody claims that something is so; who is asked or declines claims nothing. */
const CLAIMING: ReadonlySet<Act> = new Set(['say', 'believe', 'expect', 'warn', 'criticise'])
/** With an occasion goes what others said so many days about it. */
const AROUND = 2
/** Reports of "this month" are of the occasion's days, those of "this year" are not. */
const MONTH = 31

/** Puts the reports of a pair side by side, with what they both report; `wanted` is the occasion they are compared by, null where there is none. */
export function sidesOf(
  { a: first, b: second, utterances }: Compared,
  wanted: Gathered | null,
  prepared: ReadonlyMap<string, PreparedArticle>,
  said: StatementsOf,
  lexis: Lexis,
): SideBySide {
  const [a, b] = [prepared.get(first)!, prepared.get(second)!]
  const matches = matchesOf(a, b, utterances, said)
  if (wanted === null) return { a, b, occasion: null, near: { a: [], b: [] }, own: new Set(), matches }
  const near = { a: around(a, wanted), b: around(b, wanted) }
  const own = new Set(wanted.statements)
  return { a, b, occasion: wanted.occasion.id, near, own, matches: [...matches, ...claims(near.a, near.b, matches, lexis)] } // biome-ignore format: one line
}

function matchesOf(a: PreparedArticle, b: PreparedArticle, utterances: readonly string[], said: StatementsOf): Match[] {
  return utterances.map((utterance) => {
    const of = (article: PreparedArticle) => said.get(utterance)!.filter((s) => s.article === article)
    return { a: of(a), b: of(b), utterance }
  })
}

// The occasion's statements in an article, and what others said within days of it.
function around(article: PreparedArticle, { statements, occasion }: Gathered): PreparedStatement[] {
  const own = new Set(statements)
  const days: DayRange = {
    from: occasion.from === null ? null : addDays(occasion.from, -AROUND),
    to: occasion.to === null ? null : addDays(occasion.to, AROUND),
  }
  const isOpen = isNarrow(occasion)
  return article.statements.filter(
    (s) => own.has(s) || (isOpen && width(s.statement.said) <= MONTH && rangesMeet(s.statement.said, days)),
  )
}

// Claims that both articles report, whoever is said to make them.
function claims(
  inA: readonly PreparedStatement[],
  inB: readonly PreparedStatement[],
  utterances: readonly Match[],
  lexis: Lexis,
): Match[] {
  const taken = new Set(utterances.flatMap((m) => [...m.a, ...m.b]))
  const out: Match[] = []
  const isOpen = (s: PreparedStatement): boolean => !taken.has(s) && CLAIMING.has(s.statement.act)
  const others = inB.filter(isOpen)
  const having = new Map<Term, number[]>()
  others.forEach((y, i) => {
    for (const t of y.terms) {
      const list = having.get(t)
      if (list) list.push(i)
      else having.set(t, [i])
    }
  })
  for (const x of inA) {
    if (!isOpen(x)) continue
    const shared = new Map<number, number>()
    for (const t of x.terms) for (const i of having.get(t) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1)
    const near = [...shared].flatMap(([i, n]) => (n >= CLAIM_TERMS ? [i] : [])).sort((i, k) => i - k)
    const same = near.map((i) => others[i]!).filter((y) => isSameClaim(x, y, lexis))
    if (same.length > 0) out.push({ a: [x], b: same, utterance: null })
  }
  return out
}

// Of two that claim something, and have so many terms in common.
function isSameClaim(x: PreparedStatement, y: PreparedStatement, lexis: Lexis): boolean {
  const terms = [...x.terms].filter((t) => y.terms.has(t))
  const mass = massOf(terms, lexis)
  return mass >= CLAIM_MASS && mass >= CLAIM_COSINE * Math.sqrt(x.mass * y.mass)
}
