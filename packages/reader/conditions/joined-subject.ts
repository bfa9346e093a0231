import type { Statement } from '@onrecord/format'
import type { Tree } from '../clauses/tree.js'
import { range, type Tie } from './tie.js'

/**
 * A consequence that a tree cuts at the "and" of its own subject ("said trade between the isles | and the coast would suffer unless …"):
 * where what is said begins before that "and" and no verb stands between, all of it is the consequence. Else the tie as it is.
 */
export function withJoinedSubject(t: Tree, tie: Tie, statement: Statement | null): Tie {
  const first = tie.consequence[0]
  if (first === undefined || !statement || t.tokens[first]!.tag !== 'CC') return tie
  const [from] = t.sentence(first)
  const begins = statement.content.find(
    (c) => c.start <= t.tokens[first]!.start && t.tokens[first]!.start < c.end,
  )?.start
  if (begins === undefined || t.tokens[from]!.start > begins) return tie
  let start = first
  while (start > from && t.tokens[start - 1]!.start >= begins) start--
  const before = range(start, first)
  const head = before.find((x) => /^NN|^PRP$/.test(t.tokens[x]!.tag))
  if (head === undefined || before.some((x) => /^(VB[DPZ]?|MD)$/.test(t.tokens[x]!.tag))) return tie
  return { ...tie, consequence: [...before, ...tie.consequence], head }
}
