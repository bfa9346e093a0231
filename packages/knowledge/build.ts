import type { ActorId, DayRange } from '@onrecord/format'
import { rangesMeet } from '@onrecord/format'
import { digest } from './digest.js'
import { familyName, fold } from './fold.js'
import type { DatedEvent, Knowledge, KnownActor, Office } from './knowledge.js'
import { resolveOwn } from './resolve-own.js'

type Held = { readonly actor: KnownActor; readonly office: Office }
const NONE: readonly never[] = []

/** Joins actors and dated events to a Knowledge. `stamp` is the digest of what they were read from. */
export function buildKnowledge(actors: readonly KnownActor[], events: readonly DatedEvent[], stamp: string): Knowledge {
  const byId = new Map<ActorId, KnownActor>()
  const names = new Map<string, KnownActor[]>()
  const families = new Map<string, KnownActor[]>()
  const metonyms = new Map<string, KnownActor[]>()
  const demonyms = new Map<string, KnownActor[]>()
  const offices = new Map<string, Held[]>()
  let longest = 1
  const put = (map: Map<string, KnownActor[]>, name: string, actor: KnownActor) => {
    const key = fold(name)
    let words = 1
    for (let i = key.indexOf(' '); i >= 0; i = key.indexOf(' ', i + 1)) words++
    if (words > longest) longest = words
    const list = map.get(key)
    if (!list) map.set(key, [actor])
    else if (!list.includes(actor)) list.push(actor)
  }
  for (const actor of actors) {
    byId.set(actor.id, actor)
    put(names, actor.name, actor)
    for (const n of actor.names) put(names, n, actor)
    for (const n of actor.metonyms) put(metonyms, n, actor)
    for (const n of actor.demonyms) put(demonyms, n, actor)
    if (actor.type === 'person') {
      const family = actor.family ?? familyName(actor.name)
      if (family) put(families, family, actor)
    }
    for (const office of actor.offices) {
      const key = `${office.of}\t${office.role}`
      const list = offices.get(key)
      if (list) list.push({ actor, office })
      else offices.set(key, [{ actor, office }])
    }
  }
  const latestFirst = (a: Held, b: Held) => ((a.office.from ?? '0') < (b.office.from ?? '0') ? 1 : -1)
  for (const list of offices.values()) list.sort(latestFirst)
  const at = (map: Map<string, KnownActor[]>) => (name: string) => map.get(fold(name)) ?? NONE
  const succession = (of: ActorId, role: string) => offices.get(`${of}\t${role}`) ?? NONE
  return {
    digest: stamp,
    actors,
    events,
    longest,
    actor: (id) => byId.get(id),
    named: at(names),
    family: at(families),
    metonym: at(metonyms),
    demonym: at(demonyms),
    succession,
    holders(of: ActorId, role: string, when: DayRange) {
      const found: KnownActor[] = []
      for (const { actor, office } of succession(of, role))
        if (rangesMeet(office, when) && !found.includes(actor)) found.push(actor)
      return found
    },
    with(own) {
      if (own.length === 0) return this
      const theirs = resolveOwn(own, at(names))
      const ids = new Set(theirs.map((a) => a.id))
      // Theirs stand first: where two actors bear a name, the first is taken.
      const all = [...theirs, ...actors.filter((a) => !ids.has(a.id))]
      return buildKnowledge(all, events, digest(stamp, JSON.stringify(theirs)))
    },
  }
}
