import type { Actor } from '@onrecord/format'
import type { Context, Told } from '../layers.js'

/**
 * The actors of an article with those that a statement, condition or event names although no words of the article do
 * ("we", said by a minister, is his state); they have no mentions.
 */
export function withReferenced(told: Told, { knowledge }: Context): readonly Actor[] {
  const listed = new Set(told.actors.map((a) => a.id))
  const named = [
    ...told.statements.flatMap((s) => [...s.speakers, s.addressee, ...s.targets]),
    ...told.conditions.map((c) => c.holder),
    ...told.events.flatMap((e) => [e.actor, e.recipient]),
  ]
  const added: Actor[] = []
  for (const id of named) {
    if (id === null || listed.has(id)) continue
    listed.add(id)
    const known = knowledge.actor(id)
    added.push({ id, name: known?.name ?? id, type: known?.type ?? 'organisation', mentions: [] })
  }
  return added.length > 0 ? [...told.actors, ...added] : told.actors
}
