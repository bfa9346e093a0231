import { type Act, addDays, type DayRange, rangesMeet } from '@onrecord/format'
import { isNarrow, width } from '../dates.js'
import type { Gathered } from '../occasions/occasions.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Linked } from '../utterances/utterances.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import type { Match, SideBySide } from './report.js'

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
/** Of an occasion told by many articles each is compared with the fullest few. */
const FULLEST = 3

/**
 * The pairs of articles to compare: those that report an occasion (`wanted`), each pair by the occasion they tell most of
 * alone, or (null) those that report one utterance without an occasion.
 */
export function sidesOf(
  wanted: string | null,
  prepared: readonly PreparedArticle[],
  linked: readonly Linked[],
  gathered: readonly Gathered[],
  lexis: Lexis,
): SideBySide[] {
  const order = new Map(prepared.map((p, i) => [p, i]))
  const pairKey = (x: PreparedArticle, y: PreparedArticle): string => `${order.get(x)} ${order.get(y)}`
  const shared = new Map<string, Linked[]>()
  for (const l of linked) {
    const articles = [...new Set(l.statements.map((s) => s.article))].sort((x, y) => order.get(x)! - order.get(y)!)
    for (const [x, y] of pairsOf(articles, l.statements))
      shared.set(pairKey(x, y), [...(shared.get(pairKey(x, y)) ?? []), l])
  }
  const best = new Map<
    string,
    { readonly g: Gathered; readonly size: number; readonly x: PreparedArticle; readonly y: PreparedArticle }
  >()
  for (const g of gathered) {
    const articles = [...new Set(g.statements.map((s) => s.article))].sort((x, y) => order.get(x)! - order.get(y)!)
    for (const [x, y] of pairsOf(articles, g.statements)) {
      const size = Math.min(
        g.statements.filter((s) => s.article === x).length,
        g.statements.filter((s) => s.article === y).length,
      )
      const known = best.get(pairKey(x, y))
      if (!known || size > known.size || (size === known.size && g.occasion.id < known.g.occasion.id))
        best.set(pairKey(x, y), { g, size, x, y })
    }
  }
  const out: SideBySide[] = []
  for (const [key, { g, x, y }] of best) {
    if (g.occasion.id !== wanted) continue
    const inA = around(x, g)
    const inB = around(y, g)
    const utterances = matchesOf(x, y, shared.get(key) ?? [])
    out.push({
      a: x,
      b: y,
      occasion: g.occasion.id,
      near: { a: inA, b: inB },
      own: new Set(g.statements),
      matches: [...utterances, ...claims(inA, inB, utterances, lexis)],
    })
  }
  for (const [key, list] of shared) {
    if (wanted !== null || best.has(key)) continue
    const [x, y] = key.split(' ').map((i) => prepared[Number(i)]!)
    out.push({ a: x!, b: y!, occasion: null, near: { a: [], b: [] }, own: new Set(), matches: matchesOf(x!, y!, list) })
  }
  return out
}

// Every pair of a few articles; of many each with the fullest.
function pairsOf(
  articles: readonly PreparedArticle[],
  statements: readonly PreparedStatement[],
): [PreparedArticle, PreparedArticle][] {
  const size = (a: PreparedArticle): number => statements.filter((s) => s.article === a).length
  const fullest = new Set([...articles].sort((x, y) => size(y) - size(x)).slice(0, FULLEST))
  return articles.flatMap((x, i) =>
    articles
      .slice(i + 1)
      .flatMap((y): [PreparedArticle, PreparedArticle][] =>
        articles.length <= FULLEST + 1 || fullest.has(x) || fullest.has(y) ? [[x, y]] : [],
      ),
  )
}

const matchesOf = (a: PreparedArticle, b: PreparedArticle, linked: readonly Linked[]): Match[] =>
  linked.map(({ statements, utterance }) => ({
    a: statements.filter((s) => s.article === a),
    b: statements.filter((s) => s.article === b),
    utterance: utterance.id,
  }))

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
