import type { ActorId, Offset, Statement } from '@onrecord/format'
import { sideOf } from '../actors/side.js'
import { spansOf, type Tree } from '../clauses/tree.js'
import type { Context, Stated } from '../layers.js'
import type { Grammar } from './grammar.js'
import { subjectOf } from './subject.js'
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
  const subject = tie.thing ? -1 : subjectOf(t, tie, (x) => who.at(t.tokens[x]!.start) !== null)
  if (subject >= 0) {
    const holder = bySubject(t, g, subject, tie, statement, layer, context)
    if (holder !== undefined) return holder
  }
  const owner = namedIn(tie.consequence, layer)
  // "If I was off, it would be no good"; what is promised is to be done by who promises it.
  const own =
    statement && (isSpeakers(t, g, tie) || (subject < 0 && (statement.act === 'promise' || statement.act === 'offer')))
  if (own) return statement.speaker ?? namedAs(statement, layer)
  if (!statement) return owner ?? (subject < 0 && !tie.thing ? about(t, tie, layer) : null)
  // "relations with Washington", said by an official: it is his side's relations that depend.
  return (
    sideOf(statement.speaker, layer.published, context.knowledge) ??
    owner ??
    namedIn(tie.trigger, layer) ??
    statement.speaker ??
    namedAs(statement, layer)
  )
}

/** Whether the trigger is about who speaks ("if I win"). */
function isSpeakers(t: Tree, g: Grammar, { triggerHead }: Tie): boolean {
  const { lower } = t.tokens[t.child(triggerHead, 'nsubj')] ?? { lower: '' }
  return g.person(lower) === '1' && !g.plural(lower)
}

/** Whoever the subject of the consequence is or stands for; undefined where it does not tell. */
function bySubject(
  t: Tree,
  g: Grammar,
  subject: number,
  tie: Tie,
  statement: Statement | null,
  layer: Stated,
  context: Context,
): ActorId | null | undefined {
  const { who, analysis } = layer
  const { lower, start, tag, head } = t.tokens[subject]!
  const person = pronounPerson(t, g, subject)
  if (person === '1' && statement)
    return (
      (g.plural(lower) ? sideOf(statement.speaker, layer.published, context.knowledge, true) : null) ??
      statement.speaker
    )
  const phrase = t.subtree(subject)
  const actor = who.of(spansOf(analysis, phrase)) ?? who.at(start)
  // Nobody calls himself "he" in his own words.
  const quoted = person === '3' && g.somebody(lower) && !g.plural(lower) && statement?.kind === 'direct'
  if (actor && !(quoted && actor === statement.speaker)) return actor
  if (quoted) return about(t, tie, layer) ?? lastNamed(start, statement.speaker, layer)
  // A title and its name may both hang there ("presidential candidate Hillary Clinton will …").
  const named = (head < 0 ? [] : t.children(head)).find((c) => c !== subject && t.tokens[c]!.relation === 'nsubj')
  const owner = namedIn(phrase, layer) ?? (named === undefined ? null : who.at(t.tokens[named]!.start))
  if (owner) return owner
  if (!tag.startsWith('NN')) return undefined
  // Somebody or something that is not known: of what is said, the side or person that says it.
  return statement
    ? (sideOf(statement.speaker, layer.published, context.knowledge) ?? statement.speaker ?? namedAs(statement, layer))
    : enabled(t, subject, layer)
}

/** "The rules give the chair the power to …", "the plan lets Iran …": whom a thing enables to do it, or null. */
function enabled(t: Tree, thing: number, layer: Stated): ActorId | null {
  const { head } = t.tokens[thing]!
  // What it enables to do is an open complement, or hangs there as an infinitive.
  const does = head < 0 ? -1 : t.child(head, 'xcomp', 'advcl')
  if (does < 0 || t.child(does, 'mark') < 0) return null
  const part = t.child(head, 'iobj', 'obj')
  return part < 0 ? null : (layer.who.at(t.tokens[part]!.start) ?? namedIn(t.subtree(part), layer))
}

/** The first actor named within some tokens, or null. */
const namedIn = (tokens: readonly number[], { who, analysis }: Stated): ActorId | null =>
  spansOf(analysis, tokens).flatMap((s) => who.within(s))[0] ?? null

/** Whoever is named within a source that is nobody itself ("a document on the Trump campaign’s website"). */
const namedAs = ({ source }: Statement, { who }: Stated): ActorId | null =>
  source.flatMap((s) => who.within(s))[0] ?? null

/** Whom the trigger is about: its subject. */
function about(t: Tree, { triggerHead }: Tie, { who }: Stated): ActorId | null {
  const subject = t.child(triggerHead, 'nsubj')
  return subject < 0 ? null : who.at(t.tokens[subject]!.start)
}

/** The person who was named last before a place, the speaker aside. */
function lastNamed(before: Offset, speaker: ActorId | null, { actors }: Stated): ActorId | null {
  let best: ActorId | null = null
  let at = -1
  for (const a of actors) {
    if (a.type !== 'person' || a.id === speaker) continue
    for (const m of a.mentions)
      if (m.end <= before && m.start > at) {
        at = m.start
        best = a.id
      }
  }
  return best
}

function pronounPerson(t: Tree, g: Grammar, subject: number): string | undefined {
  const own = g.person(t.tokens[subject]!.lower)
  if (own !== undefined) return own
  const owner = t.child(subject, 'nmod:poss')
  return owner >= 0 ? g.person(t.tokens[owner]!.lower) : undefined
}
