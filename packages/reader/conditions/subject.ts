import type { Tree } from '../clauses/tree.js'
import type { Tie } from './tie.js'

/** The subject of a predicate, its own or the one it shares as an open complement, an adjunct or a conjunct; a noun is its own. */
export function subjectOf(t: Tree, { head, trigger, consequence }: Tie, known: (token: number) => boolean): number {
  const own = nearSubject(t, head, new Set(trigger), known)
  return own >= 0 ? own : (consequence.find((x) => t.tokens[x]!.relation.startsWith('nsubj')) ?? -1)
}

function nearSubject(t: Tree, head: number, trigger: ReadonlySet<number>, known: (token: number) => boolean): number {
  for (let at = head, steps = 0; at >= 0 && steps < 5; steps++) {
    // The trigger's own subject may hang on the consequence's verb.
    const own = t.children(at).find((c) => /^(nsubj|csubj)/.test(t.tokens[c]!.relation) && !trigger.has(c)) ?? -1
    const { relation, tag } = t.tokens[at]!
    // "the mother who …": the noun, not its pronoun.
    if (own >= 0) return relation === 'acl:relcl' && t.tokens[own]!.tag.startsWith('W') ? t.tokens[at]!.head : own
    if (/^(NN|PRP)/.test(tag)) return at
    const who = forWhom(t, at)
    if (who >= 0) return who
    if (!/^(xcomp|conj|advcl|acl)/.test(relation)) return -1
    at = t.tokens[at]!.head
    // "pressed Clinton to do more": whoever is pressed, where that is somebody.
    const object = at >= 0 && relation === 'xcomp' ? t.child(at, 'obj') : -1
    if (object >= 0 && known(object)) return object
    if (relation.startsWith('acl') && at >= 0) return at
  }
  return -1
}

/** "For the school to open": the noun before the infinitive, which trees hang on the clause above; -1 where there is none. */
function forWhom(t: Tree, verb: number): number {
  const to = t.children(verb).find((c) => t.tokens[c]!.tag === 'TO') ?? 0
  const noun = to - 1
  if (to < 1 || !/^(NN|PRP)/.test(t.tokens[noun]!.tag)) return -1
  const preposition = t.child(noun, 'case')
  return preposition >= 0 && t.tokens[preposition]!.lower === 'for' ? noun : -1
}
