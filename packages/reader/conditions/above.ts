import { related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'

/** "Demanded that they pay, and threatened to sue if": the last of verbs told side by side, where it binds its subject and is what stands before the connective. */
export function nearest(t: Tree, g: Grammar, head: number, start: number): number {
  const last = t.children(head).findLast((c) => c < start && t.tokens[c]!.relation === 'conj')
  if (last === undefined || last < head || t.tokens[last]!.tag !== 'VBD' || !g.commits(t.tokens[last]!.lemma))
    return head
  const act = t.child(last, 'xcomp')
  return act > last && act < start ? act : last
}

/** "Will fail if", "would be better served if": an open complement or a purpose is not told without the clause it stands in. */
export function finiteAbove(t: Tree, head: number, before: number): number {
  let at = head
  while (
    at < before &&
    /^(VB|VBG|VBN)$/.test(t.tokens[at]!.tag) &&
    (t.child(at, 'nsubj', 'expl', 'csubj') < 0 || isAskedFor(t, at))
  ) {
    const { relation, head: above } = t.tokens[at]!
    const open = related(relation, ['xcomp', 'advcl']) || relation === 'acl' || isAskedFor(t, at)
    if (!open || above < 0 || above > at) break
    at = above
  }
  // "Had no plan to halt production unless": what it is had or made by says more than the noun it describes.
  const noun = t.tokens[at]!
  if (at < head && noun.tag.startsWith('N') && noun.relation === 'obj' && noun.head >= 0 && noun.head < at)
    return noun.head
  // A noun it describes says no more by itself.
  return /^(V|MD|JJ)/.test(t.tokens[at]!.tag) || t.child(at, 'nsubj') >= 0 ? at : head
}

/** "Would ask the Council to impose sanctions if": what somebody is asked to do hangs on the asking. */
const isAskedFor = (t: Tree, at: number): boolean =>
  t.tokens[at]!.tag === 'VB' &&
  related(t.tokens[at]!.relation, ['ccomp']) &&
  t.children(at).some((c) => t.tokens[c]!.tag === 'TO' && c < at) &&
  t.children(t.tokens[at]!.head).some((c) => t.tokens[c]!.tag === 'MD')
