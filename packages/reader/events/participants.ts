import type { ActorId, Statement } from '@onrecord/format'
import { related, spansOf, type Tree } from '../clauses/tree.js'
import type { Conditioned } from '../layers.js'
import type { EventLexicon } from './lexicon.js'
import { type Match, misread } from './match.js'

/** Who did it and to whom, as far as the article says. */
export interface Participants {
  readonly actor: ActorId | null
  readonly recipient: ActorId | null
}

/** Finds an event's participants in the tree; two who do something together are actor and recipient of each other. */
export function participants(
  t: Tree,
  lexicon: EventLexicon,
  match: Match,
  statement: Statement | null,
  layer: Conditioned,
): Participants {
  const { head } = match
  const resolve = (token: number): ActorId[] => {
    if (token < 0) return []
    if (lexicon.person(t.tokens[token]!.lower) === '1') return statement?.speaker ? [statement.speaker] : []
    const phrase = spansOf(
      layer.analysis,
      t.subtree(token, (x) => related(t.tokens[x]!.relation, ['acl', 'appos', 'case', 'advcl'])),
    )
    const all = layer.who.allOf(phrase)
    if (all.length > 0) return [...all]
    const one = layer.who.of(phrase) ?? layer.who.at(t.tokens[token]!.start)
    return one ? [one] : []
  }
  const verb = t.tokens[head]!.tag.startsWith('V')
  const [doers, others] = verb ? ofVerb(t, lexicon, match) : ofNoun(t, lexicon, head)
  const actors = doers.flatMap(resolve)
  const actor = actors[0] ?? null
  const recipients = others.flatMap(resolve).filter((id) => id !== actor)
  return { actor, recipient: recipients[0] ?? actors.find((id) => id !== actor) ?? null }
}

/** Tokens that name who does and to whom, the likelier first. */
type Sides = readonly [doers: readonly number[], others: readonly number[]]

const leads = (t: Tree, lexicon: EventLexicon, token: number, role: string): boolean =>
  t
    .children(token)
    .some((c) => related(t.tokens[c]!.relation, ['case', 'mark']) && lexicon.role(t.tokens[c]!.lower) === role)

function ofVerb(t: Tree, lexicon: EventLexicon, { head, tokens }: Match): Sides {
  const children = t.children(head)
  const passive = children.some((c) => t.tokens[c]!.relation === 'nsubj:pass' || t.tokens[c]!.relation === 'aux:pass')
  const by = children.filter((c) => related(t.tokens[c]!.relation, ['obl']) && leads(t, lexicon, c, 'agent'))
  const to = children.filter(
    (c) => related(t.tokens[c]!.relation, ['obl', 'nmod', 'advcl']) && leads(t, lexicon, c, 'recipient'),
  )
  const deed = misread(t, head)
  const objects = deed >= 0 ? [deed] : children.filter((c) => related(t.tokens[c]!.relation, ['obj', 'iobj']))
  // "imposed sanctions on Russia": the object is the deed, whoever it leads to is the recipient.
  const beyond = objects.flatMap((o) =>
    t.children(o).filter((c) => related(t.tokens[c]!.relation, ['nmod', 'nmod:poss'])),
  )
  const whom = objects.filter((o) => !tokens.includes(o))
  const subject = subjectOf(t, lexicon, deed >= 0 ? deed : head)
  if (passive) return [by, [...(subject >= 0 ? [subject] : []), ...to]]
  return [subject >= 0 ? [subject] : [], [...whom, ...to, ...beyond]]
}

/** The subject of a verb: its own, one it shares, or the noun it describes. */
function subjectOf(t: Tree, lexicon: EventLexicon, head: number): number {
  for (let at = head, steps = 0; at >= 0 && steps < 4; steps++) {
    const own = t.child(at, 'nsubj')
    const { relation, head: above } = t.tokens[at]!
    if (own >= 0) return related(relation, ['acl:relcl']) && /^W/.test(t.tokens[own]!.tag) ? above : own
    if (related(relation, ['acl'])) {
      // "plans to attack": whoever has the plan is to do it.
      if (above < 0 || lexicon.role(t.tokens[above]!.lemma) === undefined) return above
      const owner = t.child(above, 'nmod:poss')
      if (owner >= 0) return owner
      at = t.tokens[above]!.head
      const holder = at < 0 ? -1 : t.child(at, 'nsubj')
      return holder
    }
    const wished = relation === 'advcl' && above >= 0 && lexicon.role(t.tokens[above]!.lemma) === 'hypothetical'
    if ((relation === 'xcomp' || wished) && above >= 0) {
      // "urged Russia to withdraw": the one who is urged is to do it.
      const object = t.child(above, 'obj', 'iobj')
      if (object >= 0) return object
    } else if (!related(relation, ['conj', 'advcl', 'xcomp'])) return -1
    at = above
  }
  return -1
}

/** "Russia's invasion of Ukraine", "an attack by rebels on Kyiv", "talks between A and B", "US sanctions". */
function ofNoun(t: Tree, lexicon: EventLexicon, head: number): Sides {
  const children = t.children(head)
  const owners = children.filter((c) => related(t.tokens[c]!.relation, ['nmod:poss', 'compound', 'amod']))
  const nouns = children.filter((c) => related(t.tokens[c]!.relation, ['nmod', 'obl']))
  const by = nouns.filter((c) => leads(t, lexicon, c, 'agent') || leads(t, lexicon, c, 'between'))
  return [[...by, ...owners], nouns.filter((c) => leads(t, lexicon, c, 'recipient'))]
}
