import type { StatementRef, Utterance } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { pairsByKey } from '../blocking.js'
import { closure } from '../closure.js'
import { common } from '../dates.js'
import { byText, idOf, keyOf } from '../ids.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { keysOf } from './keys.js'
import { type PairEvidence, weigh } from './pair.js'
import { reasonsOf } from './reasons.js'

/** Within one article the same is seldom said twice: a headline, a lead that the quotation follows. */
const WITHIN_ARTICLE = 1.2

/** An utterance with what it was made of, for those who look closer. */
export interface Linked {
  readonly utterance: Utterance
  readonly statements: readonly PreparedStatement[]
  /** Pairs of it, best first. */
  readonly pairs: readonly PairEvidence[]
}

/** How a statement is named in links. */
export const refOf = ({ article, statement }: PreparedStatement): StatementRef => ({
  article: article.article.name,
  id: statement.id,
  content: statement.content,
})

/** Pairs of statements that likely report the same act of speaking, among those that share a key. `prepared` is sorted by name. */
export function likelyPairs(prepared: readonly PreparedArticle[], lexis: Lexis, knowledge: Knowledge): PairEvidence[] {
  const all = prepared.flatMap((p) => p.statements)
  return weighed(
    all,
    all.map((s) => keysOf(s, lexis, knowledge)),
    lexis,
    knowledge,
    false,
  )
}

/** Pairs that are likely once it is known that the statements of a group were made at one occasion. */
export function pairsTogether(
  occasions: readonly (readonly PreparedStatement[])[],
  lexis: Lexis,
  knowledge: Knowledge,
): PairEvidence[] {
  return occasions.flatMap((all) =>
    weighed(
      all,
      all.map((s) => s.topic),
      lexis,
      knowledge,
      true,
    ),
  )
}

function weighed(
  all: readonly PreparedStatement[],
  keys: readonly Iterable<string>[],
  lexis: Lexis,
  knowledge: Knowledge,
  together: boolean,
): PairEvidence[] {
  return pairsByKey(keys).flatMap(([i, j]) => {
    const [a, b] = [all[i]!, all[j]!]
    const pair = weigh(a, b, lexis, knowledge, together)
    return pair && pair.logit >= (a.article === b.article ? WITHIN_ARTICLE : 0) ? [pair] : []
  })
}

/** The utterances that pairs of statements make: their closure, where it reaches more than one article. */
export function utterancesOf(prepared: readonly PreparedArticle[], links: readonly PairEvidence[]): Linked[] {
  const all = prepared.flatMap((p) => p.statements)
  const index = new Map(all.map((s, i) => [s, i]))
  const groups = closure(all.length)
  for (const { a, b } of links) groups.join(index.get(a)!, index.get(b)!)
  const byRoot = new Map<number, PairEvidence[]>()
  for (const pair of links) {
    const root = groups.rootOf(index.get(pair.a)!)
    const list = byRoot.get(root)
    if (list) list.push(pair)
    else byRoot.set(root, [pair])
  }
  return groups.groups(2).flatMap((members) => {
    const statements = members.map((m) => all[m]!)
    if (new Set(statements.map((s) => s.article)).size < 2) return []
    const pairs = byRoot
      .get(groups.rootOf(members[0]!))!
      .sort((x, y) => y.logit - x.logit || byText(pairKey(x), pairKey(y)))
    return [{ utterance: utteranceOf(statements, pairs), statements, pairs }]
  })
}

const pairKey = ({ a, b }: PairEvidence): string => `${keyOf(refOf(a))} ${keyOf(refOf(b))}`

function utteranceOf(statements: readonly PreparedStatement[], pairs: readonly PairEvidence[]): Utterance {
  const refs = statements.map(refOf).sort((a, b) => byText(keyOf(a), keyOf(b)))
  // As sure as the weakest of the pairs that hold it together: the best pair of each statement.
  const best = statements.map((s) => pairs.find((p) => p.a === s || p.b === s)!)
  const weakest = Math.min(...best.map((p) => p.logit))
  return {
    id: idOf('utterance', refs.map(keyOf)),
    speaker: speakerOf(statements),
    ...common(statements.map((s) => s.statement.said)),
    statements: refs,
    score: Math.round(1000 / (1 + Math.exp(-weakest))) / 1000,
    why: [...new Set(best)].flatMap(reasonsOf),
  }
}

// Who most of the statements name; of as many the first by name.
function speakerOf(statements: readonly PreparedStatement[]): string | null {
  const count = new Map<string, number>()
  for (const { statement } of statements)
    if (statement.speaker !== null) count.set(statement.speaker, (count.get(statement.speaker) ?? 0) + 1)
  return [...count].sort(([a, n], [b, m]) => m - n || byText(a, b))[0]?.[0] ?? null
}
