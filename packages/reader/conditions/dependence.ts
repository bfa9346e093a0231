import { related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clause, range, type Tie } from './tie.js'

/** One thing that depends on another: "relations will depend on Washington", "the next steps hinge on …". */
export function dependence(t: Tree, g: Grammar): Tie[] {
  return t.tokens.flatMap(({ index }) => dependenceAt(t, g, index) ?? [])
}

function dependenceAt(t: Tree, g: Grammar, index: number): Tie | null {
  const { lemma, lower, relation, tag } = t.tokens[index]!
  const found = g.dependence(lemma) ?? g.dependence(lower)
  if (!found || !/^(V|JJ)/.test(tag)) return null
  const [, last] = t.sentence(index)
  const lead = range(index + 1, Math.min(index + 3, last)).find((x) => t.tokens[x]!.lower === found.preposition)
  if (lead === undefined || lead + 1 >= last) return null
  // What stands behind the preposition, however the tree hangs it on.
  const trigger = t.children(index).find((c) => c > lead && t.subtree(c).includes(lead + 1))
  const thing = subject(t, index, relation)
  if (trigger === undefined || thing === null) return null
  if (found.weak && !isOpen(t, g, index, t.subtree(trigger))) return null
  const helpers = t.children(index).filter((c) => c < index && related(t.tokens[c]!.relation, ['aux', 'cop']))
  return {
    rule: 'dependence',
    thing: true, form: 'only-if', trigger: t.subtree(trigger, (x) => x === lead).filter((x) => x > lead), triggerHead: trigger,
    head: thing.head, consequence: thing.tokens, connective: [...helpers, index, lead],
  } // biome-ignore format: one line reads better
}

/** Whether it is open what will be: a modal verb, a question ("what attitude …"), or something uncertain ("the outcome"). */
const isOpen = (t: Tree, g: Grammar, index: number, trigger: readonly number[]): boolean =>
  t.children(index).some((c) => t.tokens[c]!.tag === 'MD' && g.mood(t.tokens[c]!.lower) !== undefined) ||
  trigger.some((x) => t.tokens[x]!.tag.startsWith('W') || g.uncertain.has(t.tokens[x]!.lemma))

/** What depends: the subject; the noun that "contingent on" stands with; a clause before ("How it goes will depend on …"). */
function subject(t: Tree, index: number, relation: string): { head: number; tokens: number[] } | null {
  const own = t.child(index, 'nsubj', 'csubj')
  if (own >= 0) return { head: own, tokens: t.subtree(own) }
  const { head } = t.tokens[index]!
  if (head < 0) return null
  if (related(relation, ['acl', 'amod'])) return { head, tokens: t.subtree(head, (x) => x === index) }
  if (!related(relation, ['conj', 'parataxis']) || t.child(index, 'cc') >= 0) return null
  return { head, tokens: clause(t, head, new Set(t.subtree(index))) }
}
