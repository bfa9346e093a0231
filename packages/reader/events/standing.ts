import type { Condition, EventAux } from '@onrecord/format'
import { related, type Tree } from '../clauses/tree.js'
import type { EventLexicon } from './lexicon.js'
import type { Match } from './match.js'

/** Relations along which a word above says how a deed stands to the facts. */
const GOVERNED = ['xcomp', 'ccomp', 'acl', 'advcl', 'obj', 'obl', 'nmod']

/**
 * How an event stands to the facts: denied (`negation`), intended or to come (`future`), wished, possible or tied to a condition
 * (`hypothetical`); null where it is told as done. Modal verbs, negations and the words it is governed by decide.
 */
export function standing(
  t: Tree,
  lexicon: EventLexicon,
  { head, tokens }: Match,
  conditions: readonly Condition[],
): EventAux | null {
  const { start } = t.tokens[head]!
  if (negatedAt(t, lexicon, head)) return 'negation'
  // "offered no aid", but "accepts no terms" is an entry of its own.
  const own = tokens.some((x) => lexicon.negates(t.tokens[x]!.lower))
  if (!own && tokens.some((x) => x !== head && t.tokens[x]!.tag.startsWith('N') && negatedAt(t, lexicon, x)))
    return 'negation'
  if (conditions.some((c) => [...c.trigger, ...c.consequence].some((s) => s.start <= start && start < s.end)))
    return 'hypothetical'
  for (const c of t.children(head)) {
    const { relation, tag, lower } = t.tokens[c]!
    if (related(relation, ['mark']) && lexicon.role(lower) === 'hypothetical') return 'hypothetical'
    if (related(relation, ['aux']) && tag === 'MD') return lexicon.mood(lower) === 'future' ? 'future' : 'hypothetical'
  }
  const purpose =
    related(t.tokens[head]!.relation, ['advcl', 'acl']) && t.children(head).some((c) => t.tokens[c]!.tag === 'TO')
  let at = head
  for (let steps = 0; steps < 3; steps++) {
    const { relation, head: above } = t.tokens[at]!
    if (above < 0 || !related(relation, GOVERNED)) break
    // A participle beside a verb ("refused, accusing …") is told for itself.
    if (related(relation, ['advcl']) && t.tokens[at]!.tag === 'VBG') break
    const role = lexicon.role(t.tokens[above]!.lower) ?? lexicon.role(t.tokens[above]!.lemma)
    const bare =
      steps === 0 && related(relation, ['obj', 'obl', 'nmod']) && !t.children(at).some((c) => t.tokens[c]!.tag === 'TO')
    if ((role === 'future' || role === 'hypothetical' || role === 'negation') && !(bare && role === 'negation')) {
      // "did not refuse to sign" leaves it open.
      return role === 'negation' && negatedAt(t, lexicon, above) ? 'hypothetical' : role
    }
    if (related(relation, ['xcomp', 'ccomp']) && negatedAt(t, lexicon, above)) return 'negation'
    at = above
  }
  // "to end the war": what is done for a purpose has not reached it.
  return purpose ? 'hypothetical' : null
}

const negatedAt = (t: Tree, lexicon: EventLexicon, token: number): boolean =>
  t
    .children(token)
    .some(
      (c) =>
        related(t.tokens[c]!.relation, ['advmod', 'det', 'neg', 'mark', 'case']) && lexicon.negates(t.tokens[c]!.lower),
    )
