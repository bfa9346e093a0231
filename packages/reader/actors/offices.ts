import type { ActorId, DayRange } from '@onrecord/format'
import { rangesMeet } from '@onrecord/format'
import type { Knowledge, KnownActor } from '@onrecord/knowledge'

const bodies = new WeakMap<Knowledge, Map<ActorId, KnownActor[]>>()

/** Organisations that belong to an actor: a state's ministries, a party's committees. */
function bodiesOf(knowledge: Knowledge, of: ActorId): readonly KnownActor[] {
  let map = bodies.get(knowledge)
  if (!map) {
    map = new Map()
    for (const a of knowledge.actors) {
      if (a.type !== 'organisation' || !a.of) continue
      const list = map.get(a.of)
      if (list) list.push(a)
      else map.set(a.of, [a])
    }
    bodies.set(knowledge, map)
  }
  return map.get(of) ?? []
}

const places = new WeakMap<Knowledge, Map<string, KnownActor[]>>()

/** Places that bear a name with what they are in brackets behind it: "London (city)", which alone means a government. */
export function placesCalled(knowledge: Knowledge, name: string): readonly KnownActor[] {
  let map = places.get(knowledge)
  if (!map) {
    map = new Map()
    for (const a of knowledge.actors)
      for (const n of a.type === 'place' ? [a.name, ...a.names] : []) {
        const bare = / \(/.test(n) ? n.slice(0, n.indexOf(' (')) : ''
        if (bare) map.set(bare, [...(map.get(bare) ?? []), a])
      }
    places.set(knowledge, map)
  }
  return map.get(name) ?? []
}

/** Offices that mean the one who leads: the actor's own head first, then what a head is mostly called. */
const HEADS = ['president', 'prime minister', 'chancellor', 'leader', 'secretary-general', 'chair', 'chairman', 'director', 'director-general', 'managing director', 'chief executive', 'governor', 'commander', 'minister', 'mayor'] // biome-ignore format: a list

/** The offices a word may mean for an actor: its list, with `=head` as the actor's own head. */
export function officesFor(kind: string, offices: readonly string[], of: KnownActor): readonly string[] {
  return kind === 'head' ? [...(of.head ? [of.head] : []), ...HEADS] : offices
}

/**
 * Who an office's word means: its holders on the day, latest first; for what is past, those who have left, the latest to
 * leave first; for what is to come, those who are to enter. The first office of the list that anybody holds decides.
 */
export function holdersOf(
  knowledge: Knowledge,
  of: KnownActor,
  offices: readonly string[],
  when: DayRange,
  time: 'past' | 'coming' | 'present',
): readonly KnownActor[] {
  const owners = [
    of.id,
    ...(of.type === 'state' || of.type === 'organisation' ? bodiesOf(knowledge, of.id).map((b) => b.id) : []),
  ]
  for (const role of offices) {
    // Who leads a ministry holds the state's office: "the Pentagon chief".
    const all = role === of.head && of.of ? [...owners, of.of] : owners
    for (const owner of all) {
      const out: KnownActor[] = []
      for (const { actor, office } of knowledge.succession(owner, role)) {
        const now = rangesMeet(office, when)
        const over = office.to !== null && when.from !== null && office.to < when.from
        const later = office.from !== null && when.to !== null && office.from > when.to
        if (time === 'present' ? now : time === 'past' ? over : later) if (!out.includes(actor)) out.push(actor)
      }
      if (time === 'past') {
        // Who holds it again is no former holder while he does.
        const holding = new Set(knowledge.holders(owner, role, when))
        const gone = out.filter((a) => !holding.has(a))
        if (gone.length > 0) return gone
      } else if (out.length > 0) return time === 'coming' ? out.reverse() : out
    }
  }
  return []
}

/** Who came next, or before, in an office that somebody holds or last held on a day. */
export function neighbour(
  knowledge: Knowledge,
  actor: KnownActor,
  when: DayRange,
  step: 'successor' | 'predecessor',
): KnownActor | null {
  const held = [...actor.offices].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
  for (const office of held) {
    if (office.from && when.to && office.from > when.to) continue
    const line = knowledge.succession(office.of, office.role)
    const here = line.findIndex((l) => l.actor === actor && l.office === office)
    const there = line[here + (step === 'successor' ? -1 : 1)]
    if (here >= 0 && there && there.actor !== actor) return there.actor
  }
  return null
}
