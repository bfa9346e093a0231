import { related, type Tree } from '../clauses/tree.js'
import type { EventLexicon, Sense, Telling } from './lexicon.js'

/** An event's words: its head, its companions, and what they tell. */
export interface Match {
  readonly head: number
  /** Head and companions, by place. */
  readonly tokens: readonly number[]
  readonly telling: Telling
}

/** Events told by a verb with its companions, or by a noun of its own. A noun that is a verb's companion counts once. */
export function matches(t: Tree, lexicon: EventLexicon): Match[] {
  const out: Match[] = []
  const used = new Set<number>()
  for (const { index, tag, lemma, relation } of t.tokens) {
    if (!tag.startsWith('V')) continue
    const tellings = lexicon.verb(lemma)
    // "pledged delegates": a participle that describes tells nothing new.
    if (tellings.length === 0 || (related(relation, ['amod']) && misread(t, index) < 0)) continue
    const found = verbAt(t, index, tellings)
    if (!found) continue
    for (const x of found.tokens) used.add(x)
    out.push(found)
  }
  for (const { index, tag, lemma, relation } of t.tokens) {
    const telling = tag.startsWith('NN') ? lexicon.noun(lemma) : undefined
    if (telling && !used.has(index) && !related(relation, ['compound', 'nmod:poss']))
      out.push({ head: index, tokens: [index], telling })
  }
  return out.sort((a, b) => a.head - b.head)
}

function verbAt(t: Tree, head: number, tellings: readonly Sense[]): Match | null {
  const near = companions(t, head)
  for (const telling of tellings) {
    const places = telling.companions.map((c) => near.get(c))
    if (!places.every((p) => p !== undefined)) continue
    const { type } = telling
    return type && { head, tokens: [head, ...places].sort((a, b) => a - b), telling: { ...telling, type } }
  }
  return null
}

/** What stands with a verb, by word and lemma: particles, objects with their modifiers, what its prepositions lead to. */
function companions(t: Tree, head: number): ReadonlyMap<string, number> {
  const near = new Map<string, number>()
  const add = (x: number) => {
    for (const word of [t.tokens[x]!.lower, t.tokens[x]!.lemma]) if (!near.has(word)) near.set(word, x)
  }
  const deed = misread(t, head)
  if (deed >= 0) add(deed)
  for (const c of t.children(head)) {
    const { relation } = t.tokens[c]!
    if (c < head && !related(relation, ['nsubj:pass', 'advmod', 'cc'])) continue
    if (
      related(relation, [
        'compound',
        'advmod',
        'obj',
        'iobj',
        'obl',
        'xcomp',
        'ccomp',
        'advcl',
        'nsubj:pass',
        'case',
        'mark',
      ])
    )
      add(c)
    for (const d of t.children(c))
      if (related(t.tokens[d]!.relation, ['case', 'mark', 'compound', 'amod', 'conj', 'nmod'])) add(d)
  }
  return near
}

/**
 * The noun a participle was taken to describe although the noun has a subject: in "the States imposed sanctions" it is the verb's object.
 * -1 where the tree is sound.
 */
export function misread(t: Tree, verb: number): number {
  const { tag, relation, head } = t.tokens[verb]!
  return tag === 'VBN' && related(relation, ['amod']) && head > verb && t.child(head, 'nsubj') >= 0 ? head : -1
}
