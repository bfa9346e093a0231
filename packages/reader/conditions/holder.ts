import type { ActorId, ActorType, Statement } from '@onrecord/format'
import { spansOf, type Tree } from '../clauses/tree.js'
import type { Context, Stated } from '../layers.js'
import type { Grammar } from './grammar.js'
import type { Tie } from './tie.js'

/**
 * Whose act or attitude depends on the trigger. The subject of the consequence, where it is an actor; the speaker for "I", the state or
 * organisation he speaks for with "we"; whoever the subject belongs to ("her plan"). Where the consequence names nobody: within a
 * statement the side an official speaks for, else whoever the trigger is about, else the speaker; in the reporter's own words nobody.
 */
export function holderOf(
  t: Tree,
  g: Grammar,
  tie: Tie,
  statement: Statement | null,
  layer: Stated,
  context: Context,
): ActorId | null {
  const { who, analysis } = layer
  if (tie.owner !== undefined) {
    const owner = who.of(spansOf(analysis, t.subtree(tie.owner))) ?? who.at(t.tokens[tie.owner]!.start)
    if (owner) return owner
  }
  const subject = tie.thing ? -1 : subjectOf(t, tie.head, tie.consequence)
  if (subject >= 0) {
    const person = pronounPerson(t, g, subject)
    if (person === '1' && statement)
      return g.plural(t.tokens[subject]!.lower)
        ? (sideOf(statement.speaker, layer, context, true) ?? statement.speaker)
        : statement.speaker
    const actor = who.of(spansOf(analysis, t.subtree(subject))) ?? who.at(t.tokens[subject]!.start)
    if (actor) return actor
    const owner = spansOf(analysis, t.subtree(subject)).flatMap((s) => who.within(s))[0]
    if (owner) return owner
    // Somebody or something that is not known: of what is said, the side or person that says it.
    if (t.tokens[subject]!.tag.startsWith('NN'))
      return statement ? (sideOf(statement.speaker, layer, context) ?? statement.speaker) : null
  }
  const within = (tokens: readonly number[]) => spansOf(analysis, tokens).flatMap((s) => who.within(s))[0] ?? null
  const owner = within(tie.consequence)
  if (!statement) return owner
  // "relations with Washington", said by an official: it is his side's relations that depend.
  return sideOf(statement.speaker, layer, context) ?? owner ?? within(tie.trigger) ?? statement.speaker
}

/** The subject of a predicate, its own or the one it shares as an open complement, an adjunct or a conjunct; a noun is its own. */
function subjectOf(t: Tree, head: number, consequence: readonly number[]): number {
  const own = nearSubject(t, head)
  return own >= 0 ? own : (consequence.find((x) => t.tokens[x]!.relation.startsWith('nsubj')) ?? -1)
}

function nearSubject(t: Tree, head: number): number {
  for (let at = head, steps = 0; at >= 0 && steps < 5; steps++) {
    const own = t.child(at, 'nsubj', 'csubj')
    const { relation, tag } = t.tokens[at]!
    // "the mother who …": the noun, not its pronoun.
    if (own >= 0) return relation === 'acl:relcl' && t.tokens[own]!.tag.startsWith('W') ? t.tokens[at]!.head : own
    if (/^(NN|PRP)/.test(tag)) return at
    if (!/^(xcomp|conj|advcl|acl)/.test(relation)) return -1
    at = t.tokens[at]!.head
    if (relation.startsWith('acl') && at >= 0) return at
  }
  return -1
}

function pronounPerson(t: Tree, g: Grammar, subject: number): string | undefined {
  const own = g.person(t.tokens[subject]!.lower)
  if (own !== undefined) return own
  const owner = t.child(subject, 'nmod:poss')
  return owner >= 0 ? g.person(t.tokens[owner]!.lower) : undefined
}

const STATES: readonly ActorType[] = ['state']
const SIDES: readonly ActorType[] = ['state', 'organisation', 'group']

/** The state whose office a speaker holds on the day, or with `any` the organisation; null where he holds none. A senator's home is no side. */
function sideOf(speaker: ActorId | null, { published }: Stated, { knowledge }: Context, any = false): ActorId | null {
  if (!speaker) return null
  const known = knowledge.actor(speaker)
  const office = known?.offices.find(
    (o) =>
      (any ? SIDES : STATES).includes(knowledge.actor(o.of)?.type ?? 'place') &&
      (o.from ?? '0000') <= (published.to ?? '9999') &&
      (o.to ?? '9999') >= (published.from ?? '0000'),
  )
  return office?.of ?? null
}
