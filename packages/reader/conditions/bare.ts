import { related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clauseEnd, commaBeforeClause, headOf, opensClause } from './surface.js'
import { clause, hasSubject, range, type Tie } from './tie.js'

/** Conditions without a connective: "press a button, and the gas will flow", "should she return, …", "with Trump back in power …". */
export function bare(t: Tree, g: Grammar): Tie[] {
  return t.tokens.flatMap(
    ({ index }) => imperative(t, g, index) ?? inversion(t, g, index) ?? attendant(t, g, index) ?? [],
  )
}

const hasMood = (t: Tree, g: Grammar, head: number, moods: readonly string[]): boolean =>
  t
    .children(head)
    .some((c) => related(t.tokens[c]!.relation, ['aux']) && moods.includes(g.mood(t.tokens[c]!.lower) ?? ''))

/** An order followed by what it brings: "Press a button and the gas will flow." */
function imperative(t: Tree, g: Grammar, head: number): Tie | null {
  const { tag, relation } = t.tokens[head]!
  if (
    tag !== 'VB' ||
    hasSubject(t, head) ||
    t.child(head, 'aux', 'mark') >= 0 ||
    !related(relation, ['root', 'ccomp', 'parataxis'])
  )
    return null
  const result = t
    .children(head)
    .find((c) => related(t.tokens[c]!.relation, ['conj']) && t.child(c, 'nsubj') >= 0 && hasMood(t, g, c, ['future']))
  if (result === undefined) return null
  const and = t.child(result, 'cc')
  const taken = new Set([...t.subtree(result)])
  return {
    rule: 'order and result', form: 'if', trigger: clause(t, head, taken), triggerHead: head, head: result,
    consequence: clause(t, result, new Set(and >= 0 ? [and] : [])), connective: and >= 0 ? [and] : [],
  } // biome-ignore format: one line reads better
}

/** An auxiliary before its subject: "should Clinton return", "were he to win". */
function inversion(t: Tree, g: Grammar, head: number): Tie | null {
  const first = t.child(head, 'aux', 'cop')
  const subject = t.child(head, 'nsubj')
  const main = t.tokens[head]!.head
  if (first < 0 || subject < first || main < 0 || !g.does('invert', t.tokens[first]!.lower)) return null
  if (!related(t.tokens[head]!.relation, ['advcl']) || (t.child(head, 'mark') >= 0 && t.child(head, 'mark') < first))
    return null
  return {
    rule: 'inversion', form: 'if', trigger: t.subtree(head, (x) => x === first), triggerHead: head, head: main,
    consequence: clause(t, main, new Set(t.subtree(head))), connective: [first],
  } // biome-ignore format: one line reads better
}

/** "With Trump back in power, things could be different": something that has come about, named with "with" before a comma. */
function attendant(t: Tree, g: Grammar, opener: number): Tie | null {
  if (!g.does('with', t.tokens[opener]!.lower) || !opensClause(t, opener)) return null
  const [, last] = t.sentence(opener)
  const comma = commaBeforeClause(t, opener + 3, Math.min(last, opener + 14))
  if (comma < 0) return null
  const trigger = range(opener + 1, comma)
  const state = trigger
    .slice(1)
    .some((x) => /^(RB|VBN|VBG|JJ)$/.test(t.tokens[x]!.tag) && !related(t.tokens[x]!.relation, ['amod']))
  const named = /^(NNP|PRP)/.test(t.tokens[trigger[0]!]!.tag)
  if (!state || !named || trigger.some((x) => /^(VB[DPZ]|MD)$/.test(t.tokens[x]!.tag))) return null
  const consequence = range(comma + 1, clauseEnd(t, comma + 1, last))
  if (!consequence.some((x) => t.tokens[x]!.tag === 'MD' && g.mood(t.tokens[x]!.lower) !== 'duty')) return null
  return {
    rule: 'attendant', form: 'if', trigger, triggerHead: trigger[0]!, head: headOf(t, consequence), consequence, connective: [opener],
  } // biome-ignore format: one line reads better
}
