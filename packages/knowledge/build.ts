import type { ActorId, DayRange } from '@onrecord/format'
import { rangesMeet } from '@onrecord/format'
import { digest } from './digest.js'
import { familyName, fold } from './fold.js'
import type { DatedEvent, Held, Knowledge, KnownActor } from './knowledge.js'
import { resolveOwn } from './resolve-own.js'

const NONE: readonly never[] = []
const FOREIGN = /[øØ]/

/**
 * Joins actors and dated events to a Knowledge. Events may be given as what makes them, for whoever asks for them first; `stamp` gives the
 * digest of what all was read from, where somebody asks for it.
 */
export function buildKnowledge(
  actors: readonly KnownActor[],
  events: readonly DatedEvent[] | (() => readonly DatedEvent[]),
  stamp: string | (() => string),
): Knowledge {
  const byId = new Map<ActorId, KnownActor>(actors.map((a) => [a.id, a]))
  // Each index is built when first asked for: a program that only prints its version needs none of them.
  const names = indexed(actors, (a) => [a.name, ...a.names])
  const folded = indexed(actors, (a) => (a.type === 'person' ? [a.family ?? familyName(a.name)] : NONE))
  // "Store" is no Støre: alone, a name with a letter that is none of English's is meant only where it is written so.
  const families = (name: string) => {
    const found = folded(name)
    return FOREIGN.test(name) || !found.some((a) => FOREIGN.test(a.name))
      ? found
      : found.filter((a) => !FOREIGN.test(a.family ?? familyName(a.name)))
  }
  const metonyms = indexed(actors, (a) => a.metonyms)
  const demonyms = indexed(actors, (a) => a.demonyms)
  let offices: Map<string, Held[]> | undefined
  const succession = (of: ActorId, role: string) => {
    offices ??= officesOf(actors)
    return offices.get(`${of}\t${role}`) ?? NONE
  }
  let dated = typeof events === 'function' ? undefined : events
  const ownEvents = (): readonly DatedEvent[] => {
    dated ??= typeof events === 'function' ? events() : events
    return dated
  }
  let stamped: string | undefined
  const ownDigest = (): string => {
    stamped ??= typeof stamp === 'string' ? stamp : stamp()
    return stamped
  }
  return {
    get digest() {
      return ownDigest()
    },
    actors,
    get events() {
      return ownEvents()
    },
    actor: (id) => byId.get(id),
    named: names,
    family: families,
    metonym: metonyms,
    demonym: demonyms,
    succession,
    holders(of: ActorId, role: string, when: DayRange) {
      const found: KnownActor[] = []
      for (const { actor, office } of succession(of, role))
        if (rangesMeet(office, when) && !found.includes(actor)) found.push(actor)
      return found
    },
    with(own) {
      if (own.length === 0) return this
      const theirs = resolveOwn(own, names)
      const ids = new Set(theirs.map((a) => a.id))
      // Theirs stand first: where two actors bear a name, the first is taken.
      const all = [...theirs, ...actors.filter((a) => !ids.has(a.id))]
      return buildKnowledge(all, ownEvents, () => digest(ownDigest(), JSON.stringify(theirs)))
    },
  }
}

/** A lookup of actors by some of their names, in the order of the list; empty names are left out. */
function indexed(
  actors: readonly KnownActor[],
  namesOf: (actor: KnownActor) => readonly string[],
): (name: string) => readonly KnownActor[] {
  let map: Map<string, KnownActor[]> | undefined
  const build = () => {
    const built = new Map<string, KnownActor[]>()
    for (const actor of actors)
      for (const name of namesOf(actor)) {
        if (name === '') continue
        const key = fold(name)
        const list = built.get(key)
        if (!list) built.set(key, [actor])
        else if (list[list.length - 1] !== actor) list.push(actor)
      }
    return built
  }
  return (name) => {
    map ??= build()
    return map.get(fold(name)) ?? NONE
  }
}

/** Who held each office, the latest first. */
function officesOf(actors: readonly KnownActor[]): Map<string, Held[]> {
  const map = new Map<string, Held[]>()
  for (const actor of actors)
    for (const office of actor.offices) {
      const key = `${office.of}\t${office.role}`
      const list = map.get(key)
      if (list) list.push({ actor, office })
      else map.set(key, [{ actor, office }])
    }
  for (const list of map.values()) list.sort((a, b) => ((a.office.from ?? '') < (b.office.from ?? '') ? 1 : -1))
  return map
}
