import { holds, type StatementRef, type Utterance } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { pairsByKey } from '../blocking.js'
import { closure } from '../closure.js'
import { cohesive, type Tie } from '../cohesion.js'
import { common } from '../dates.js'
import { byText, idOf, keyOf } from '../ids.js'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { partReasons } from './narrow.js'
import { type PairEvidence, weigh } from './pair.js'
import { reasonsOf } from './reasons.js'
import type { Shown } from './shown.js'
import { isNamed } from './speakers.js'

/** Within one article the same is seldom said twice: a headline, a lead that the quotation follows. */
const WITHIN_ARTICLE = 1.2

/** What two statements score that cannot be one, or were not compared. */
const APART = -3
/** Of a group larger than this not every two are compared. */
const LOOKED_THROUGH = 60

/** What two statements must score to be tied. */
export const least = (a: Shown, b: Shown): number => (isOfOne(a, b) ? WITHIN_ARTICLE : 0)
const isOfOne = (a: Shown, b: Shown): boolean => a.article.name === b.article.name

/** A paraphrase and the quotation it sums up stand in one article with few words in common: that speaks this much against them. */
const OWN = -1
/** What is told twice in one article counts so much less for holding an utterance together. */
const TWICE = 0.3

/** An utterance with what it was made of, for those who look closer. */
export interface Linked {
  readonly utterance: Utterance
  readonly statements: readonly PreparedStatement[]
}

/** Two statements, and how likely they report one act of speaking. */
export type Pair = Pick<PairEvidence, 'a' | 'b' | 'together' | 'logit'>

/** How likely two statements report one act of speaking by what they say alone; null where they cannot. */
export type Judge = (a: Shown, b: Shown) => number | null

/** Statements that report one act of speaking. */
export interface Group {
  readonly statements: readonly Shown[]
  /** Pairs of them, best first. */
  readonly pairs: readonly Pair[]
}

/** How a statement is named in links. */
export const refOf = ({ article, statement }: PreparedStatement): StatementRef => ({
  article: article.article.name,
  id: statement.id,
  content: statement.content,
})

/** Pairs that are likely once it is known that statements were made at one occasion. */
export function pairsTogether(said: readonly Shown[], knowledge: Knowledge): PairEvidence[] {
  const all = [...new Set([...said, ...said.flatMap(citedIn)])]
  const topics = all.map((s) => s.topic.flatMap((terms) => terms.hashes))
  return pairsByKey(topics).flatMap(([i, j]) => weighed(all[i]!, all[j]!, knowledge, true) ?? [])
}

// What is cited in a statement was cited where that was made.
function citedIn({ article, content, depth, speaker }: Shown): Shown[] {
  const out: Shown[] = []
  for (let i = 0; i < article.size; i++) {
    const t = article.at(i)!
    if (t.depth <= depth || t.speaker === speaker) continue
    if (t.content.every((x) => content.some((c) => holds(c, x)))) out.push(t)
  }
  return out
}

/** Weighs two statements; null where they are less likely than not to report one act of speaking. */
export const weighed = (a: Shown, b: Shown, knowledge: Knowledge, together: boolean): PairEvidence | null =>
  weigh(a, b, knowledge, together, least(a, b))

/**
 * What pairs of statements make: of what they tie together, directly or by way of others, those that hold together on the
 * whole and reach more than one article. `all` must be sorted by the articles' names.
 */
export function groupsOf(all: readonly Shown[], links: readonly Pair[], judge: Judge): Group[] {
  const index = new Map(all.map((s, i) => [s, i]))
  const groups = closure(all.length)
  const known = new Map<string, Pair>()
  for (const pair of links) {
    const [a, b] = [index.get(pair.a)!, index.get(pair.b)!]
    groups.join(a, b)
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`
    if ((known.get(key)?.logit ?? -Infinity) < pair.logit) known.set(key, pair)
  }
  return groups.groups(2).flatMap((members) => {
    const ties: Tie[] = []
    const between = new Map<string, Pair>()
    const near = members.length <= LOOKED_THROUGH
    const pairOf = (x: Shown, y: Shown): Pair | null => {
      const logit = near ? judge(x, y) : null
      return logit === null ? null : { a: x, b: y, together: false, logit }
    }
    members.forEach((m, a) => {
      for (let b = a + 1; b < members.length; b++) {
        const key = `${m} ${members[b]!}`
        const pair = known.get(key) ?? pairOf(all[m]!, all[members[b]!]!)
        const one = isOfOne(all[m]!, all[members[b]!]!)
        const score = (pair?.logit ?? APART) - (one ? TWICE : 0)
        if (pair || one) ties.push({ a, b, score: one ? Math.max(OWN, score) : score })
        if (pair && pair.logit >= least(pair.a, pair.b)) between.set(`${a} ${b}`, pair)
      }
    })
    return cohesive(members.length, ties, APART).flatMap((group) => {
      const statements = group.map((k) => all[members[k]!]!)
      if (new Set(statements.map((s) => s.article.name)).size < 2) return []
      const pairs = group
        .flatMap((a) => group.flatMap((b) => between.get(`${a} ${b}`) ?? []))
        .sort((x, y) => y.logit - x.logit || byText(pairKey(x), pairKey(y)))
      return [{ statements, pairs }]
    })
  })
}

const pairKey = ({ a, b }: Pair): string => `${keyOfShown(a)} ${keyOfShown(b)}`
const keyOfShown = ({ article, content }: Shown): string => keyOf({ article: article.name, content })

/** The utterance that a group of statements reports; `preparedOf` gives them as they were read. */
export function utteranceOf(
  group: Group,
  preparedOf: (s: Shown) => PreparedStatement,
  lexis: Lexis,
  knowledge: Knowledge,
): Utterance {
  const statements = group.statements.map(preparedOf)
  const refs = statements.map(refOf).sort((a, b) => byText(keyOf(a), keyOf(b)))
  // As sure as the weakest of the pairs that hold it together: the best pair of each statement.
  const best = group.statements
    .map((s) => group.pairs.find((p) => p.a === s || p.b === s))
    .filter((p) => p !== undefined)
  const weakest = Math.min(...best.map((p) => p.logit))
  return {
    id: idOf('utterance', refs.map(keyOf)),
    speaker: speakerOf(statements),
    ...common(statements.map((s) => s.statement.said)),
    statements: refs,
    score: Math.round(1000 / (1 + Math.exp(-weakest))) / 1000,
    why: [
      ...[...new Set(best)].flatMap((p) =>
        reasonsOf(weigh(p.a, p.b, knowledge, p.together)!, preparedOf(p.a), preparedOf(p.b)),
      ),
      ...partReasons(statements, lexis),
    ],
  }
}

// Who most of the statements name; of as many the first by name.
function speakerOf(statements: readonly PreparedStatement[]): string | null {
  const count = new Map<string, number>()
  const named = statements.filter(isNamed)
  for (const { statement } of named.length > 0 ? named : statements)
    if (statement.speaker !== null) count.set(statement.speaker, (count.get(statement.speaker) ?? 0) + 1)
  return [...count].sort(([a, n], [b, m]) => m - n || byText(a, b))[0]?.[0] ?? null
}
