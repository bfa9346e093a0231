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

/**
 * A trigger that a tree cuts behind its subject ("if | the officers | who shot at them were charged"): where "who" or "which" opens it and a noun
 * stands between it and the connective, the noun is its subject. Else the tie as it is.
 */
export function withDescribedSubject(t: Tree, tie: Tie): Tie {
  const [first, last] = [tie.trigger[0], tie.connective.at(-1)]
  if (first === undefined || last === undefined || first <= last + 1 || !/^W(P|DT)$/.test(t.tokens[first]!.tag))
    return tie
  const noun = range(last + 1, first)
  if (!noun.every((x) => /^(DT|JJ|CD|PRP\$|POS|NN)/.test(t.tokens[x]!.tag)) || !t.tokens[first - 1]!.tag.startsWith('NN')) return tie // biome-ignore format: one line
  return { ...tie, trigger: [...noun, ...tie.trigger], consequence: tie.consequence.filter((x) => !noun.includes(x)) }
}
