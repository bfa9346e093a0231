import type { ConditionForm } from '@onrecord/format'
import { related, type Tree } from '../clauses/tree.js'

/** A trigger tied to a consequence, as tokens. */
export interface Tie {
  readonly rule: string
  readonly form: ConditionForm
  readonly trigger: readonly number[]
  readonly consequence: readonly number[]
  readonly connective: readonly number[]
  /** The trigger's predicate or noun. */
  readonly triggerHead: number
  /** The consequence's predicate or noun. */
  readonly head: number
  /** Whether the consequence is a thing ("any deal", "ceasefire talks") rather than an act. */
  readonly thing?: boolean
  /** Whose the condition is, where it is told with its noun ("Russia's conditions"). */
  readonly owner?: number
}

/** Tokens `from` to `to`, `to` excluded. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** Whether a token is the predicate of a clause with a subject of its own. */
const hasSubject = (t: Tree, token: number): boolean => t.child(token, 'nsubj', 'csubj', 'expl') >= 0

/** The predicate a noun belongs to: "sign a treaty without guarantees" is about signing, wherever the tree hangs the phrase. */
export function predicateOf(t: Tree, token: number): number {
  let at = token
  while (at >= 0 && /^(NN|PRP)/.test(t.tokens[at]!.tag) && related(t.tokens[at]!.relation, ['obj', 'obl', 'nmod']))
    at = t.tokens[at]!.head
  return at
}

/**
 * A predicate's clause without what is `taken`, without the words that open it (conjunction, subordinator) and without clauses
 * beside it that have a subject of their own.
 */
export function clause(t: Tree, head: number, taken: ReadonlySet<number>): number[] {
  const beside = new Set<number>()
  for (const c of t.children(head)) {
    const { relation } = t.tokens[c]!
    if (related(relation, ['parataxis', 'discourse']) || (related(relation, ['conj']) && hasSubject(t, c)))
      beside.add(c)
    if (related(relation, ['mark', 'cc']) && c < head) beside.add(c)
  }
  return t.subtree(head, (x) => taken.has(x) || beside.has(x))
}
