import type { Tree } from '../clauses/tree.js'
import type { Tie } from './tie.js'

/** The subject of a predicate, its own or the one it shares as an open complement, an adjunct or a conjunct; a noun is its own. */
export function subjectOf(t: Tree, { head, consequence }: Tie, known: (token: number) => boolean): number {
  const own = nearSubject(t, head, known)
  return own >= 0 ? own : (consequence.find((x) => t.tokens[x]!.relation.startsWith('nsubj')) ?? -1)
}

function nearSubject(t: Tree, head: number, known: (token: number) => boolean): number {
  for (let at = head, steps = 0; at >= 0 && steps < 5; steps++) {
    const own = t.child(at, 'nsubj', 'csubj')
    const { relation, tag } = t.tokens[at]!
    // "the mother who …": the noun, not its pronoun.
    if (own >= 0) return relation === 'acl:relcl' && t.tokens[own]!.tag.startsWith('W') ? t.tokens[at]!.head : own
    if (/^(NN|PRP)/.test(tag)) return at
    if (!/^(xcomp|conj|advcl|acl)/.test(relation)) return -1
    at = t.tokens[at]!.head
    // "pressed Clinton to do more": whoever is pressed, where that is somebody.
    const object = at >= 0 && relation === 'xcomp' ? t.child(at, 'obj') : -1
    if (object >= 0 && known(object)) return object
    if (relation.startsWith('acl') && at >= 0) return at
  }
  return -1
}
