import type { ActorId } from '@onrecord/format'
import { slug } from '@onrecord/format'
import type { KnownActor } from './knowledge.js'

/**
 * Own actors with what they belong to resolved: `of: NATO` becomes the id of the one actor, theirs first, that bears that
 * name; a name nobody bears stays as a slug (they may add it later).
 */
export function resolveOwn(
  own: readonly KnownActor[],
  named: (name: string) => readonly KnownActor[],
): readonly KnownActor[] {
  const theirs = new Map<string, ActorId>()
  for (const a of own) for (const n of [a.id, a.name, ...a.names]) if (!theirs.has(n)) theirs.set(n, a.id)
  const idOf = (name: string): ActorId =>
    theirs.get(name) ?? named(name).find((a) => a.type !== 'person')?.id ?? slug(name)
  return own.map((a) => ({
    ...a,
    of: a.of === null ? null : idOf(a.of),
    offices: a.offices.map((o) => ({ ...o, of: idOf(o.of) })),
  }))
}
