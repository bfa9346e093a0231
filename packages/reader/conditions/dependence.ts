import { isMark, related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { headOf } from './surface.js'
import { clause, range, type Tie } from './tie.js'

/** One thing that depends on another: "relations will depend on Washington", "the next steps hinge on …". */
export function dependence(t: Tree, g: Grammar): Tie[] {
  return t.tokens.flatMap(({ index }) => dependenceAt(t, g, index) ?? [])
}

function dependenceAt(t: Tree, g: Grammar, index: number): Tie | null {
  const { lemma, lower, relation, tag } = t.tokens[index]!
  const found = g.dependence(lemma) ?? g.dependence(lower)
  if (!found || !/^(V|JJ)/.test(tag)) return null
  // "Doesn't hinge on": it does not depend.
  if (t.children(index).some((c) => c < index && g.negates(t.tokens[c]!.lower))) return null
  const [, last] = t.sentence(index)
  const lead = range(index + 1, Math.min(index + 3, last)).find((x) => t.tokens[x]!.lower === found.preposition)
  if (lead === undefined || lead + 1 >= last) return null
  // What stands behind the preposition, however the tree hangs it on.
  const trigger = t.children(index).find((c) => c > lead && t.subtree(c).includes(lead + 1))
  const thing = asked(t, index) ?? subject(t, index, relation)
  if (trigger === undefined || thing === null) return null
  // "Predicated on the fact that": it is so already.
  if (g.does('settled', t.tokens[trigger]!.lemma)) return null
  if (found.weak && !isOpen(t, g, index, t.subtree(trigger))) return null
  const helpers = t.children(index).filter((c) => c < index && related(t.tokens[c]!.relation, ['aux', 'cop']))
  return {
    rule: 'dependence',
    thing: true, form: 'only-if', trigger: triggerOf(t, trigger, lead, last), triggerHead: trigger,
    head: thing.head, consequence: thing.tokens, connective: [...helpers, index, lead],
  } // biome-ignore format: one line reads better
}

/** What stands behind the preposition; a clause that a question word opens goes on to the next mark ("what attitude they take"). */
function triggerOf(t: Tree, trigger: number, lead: number, last: number): number[] {
  const below = t.subtree(trigger, (x) => x === lead).filter((x) => x > lead)
  if (!t.tokens[lead + 1]!.tag.startsWith('W')) {
    // "On the party, whose leader has said": what is told of it is no part of it.
    const told = below.findIndex(
      (x, i) => t.tokens[x]!.text === ',' && /^W/.test(t.tokens[below[i + 1] ?? -1]?.tag ?? ''),
    )
    return told > 0 ? below.slice(0, told) : below
  }
  const end = range(lead + 2, last).find((x) => isMark(t.tokens[x]!)) ?? last
  return end - lead - 1 > below.length ? range(lead + 1, end) : below
}

/** Whether it is open what will be: a modal verb, a question ("what attitude …"), or something uncertain ("the outcome"). */
const isOpen = (t: Tree, g: Grammar, index: number, trigger: readonly number[]): boolean =>
  t.children(index).some((c) => t.tokens[c]!.tag === 'MD' && g.mood(t.tokens[c]!.lower) !== undefined) ||
  trigger.some((x) => t.tokens[x]!.tag.startsWith('W') || g.uncertain.has(t.tokens[x]!.lemma))

/** "How it goes after the vote will depend on …": the clause a question word opens, whatever the tree takes for the subject. */
function asked(t: Tree, index: number): { head: number; tokens: number[] } | null {
  const [first] = t.sentence(index)
  const helper = t.children(index).find((c) => c < index && related(t.tokens[c]!.relation, ['aux', 'cop'])) ?? index
  const opens = (x: number): boolean => x === first || isMark(t.tokens[x - 1]!)
  const start = range(first, helper).findLast((x) => /^(WRB|WP)$/.test(t.tokens[x]!.tag) && opens(x))
  if (start === undefined) return null
  const tokens = range(start, helper)
  // "When the war ends, talks will depend on …": what depends stands behind the comma.
  if (tokens.some((x) => t.tokens[x]!.text === ',')) return null
  return tokens.filter((x) => /^(V|MD)/.test(t.tokens[x]!.tag)).length > 0 ? { head: headOf(t, tokens), tokens } : null
}

/** A subject; where the tree took what hangs on it by a preposition ("ties | after the vote"), with the nouns before it. */
function withNounBefore(t: Tree, own: number): number[] {
  const tokens = t.subtree(own)
  const lead = tokens[0]!
  if (t.child(own, 'case') !== lead) return tokens
  const [first] = t.sentence(own)
  let start = lead
  while (start > first && /^(N|JJ|DT|PRP\$|POS|CD|IN)/.test(t.tokens[start - 1]!.tag)) {
    start--
    // "Thursday | his relationship": a new phrase begins.
    if (/^(DT|PRP\$)$/.test(t.tokens[start]!.tag) && t.tokens[start - 1]?.tag !== 'IN') break
  }
  return [...range(start, lead), ...tokens]
}

/** What depends: the subject; the noun that "contingent on" stands with; a clause before ("How it goes will depend on …"). */
function subject(t: Tree, index: number, relation: string): { head: number; tokens: number[] } | null {
  const own = t.child(index, 'nsubj', 'csubj')
  if (own >= 0) return { head: own, tokens: withNounBefore(t, own) }
  const { head } = t.tokens[index]!
  if (head < 0) return null
  if (related(relation, ['acl', 'amod'])) return { head, tokens: t.subtree(head, (x) => x === index) }
  if (!related(relation, ['conj', 'parataxis']) || t.child(index, 'cc') >= 0) return null
  return { head, tokens: clause(t, head, new Set(t.subtree(index))) }
}
