import { related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { range, type Tie } from './tie.js'

/** One thing that depends on another: "relations will depend on Washington", "the next steps hinge on …". */
export function dependence(t: Tree, g: Grammar): Tie[] {
  const out: Tie[] = []
  for (const { index, lemma, lower } of t.tokens) {
    const preposition = g.dependence(lemma) ?? g.dependence(lower)
    if (!preposition) continue
    const leads = (x: number) =>
      t.children(x).find((c) => t.tokens[c]!.lower === preposition && related(t.tokens[c]!.relation, ['case', 'mark']))
    const trigger = t
      .children(index)
      .find(
        (c) => c > index && related(t.tokens[c]!.relation, ['obl', 'advcl', 'ccomp', 'nmod']) && leads(c) !== undefined,
      )
    if (trigger === undefined) continue
    const case_ = leads(trigger)!
    const subject = t.child(index, 'nsubj', 'csubj')
    const copula = t.child(index, 'cop')
    const holder = subject >= 0 ? subject : related(t.tokens[index]!.relation, ['acl']) ? t.tokens[index]!.head : -1
    if (holder < 0) continue
    const auxiliaries = t.children(index).filter((c) => related(t.tokens[c]!.relation, ['aux']))
    out.push({
      rule: 'dependence',
      form: 'only-if',
      trigger: t.subtree(trigger, (x) => x === case_),
      triggerHead: trigger,
      head: holder,
      consequence: t.subtree(holder, (x) => x === index),
      connective: [
        ...auxiliaries,
        ...(copula >= 0 ? [copula] : []),
        index,
        ...(case_ > index ? range(index + 1, case_ + 1).filter((x) => x === case_) : [case_]),
      ],
    })
  }
  return out
}
