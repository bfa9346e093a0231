import type { DayRange } from '@onrecord/format'
import {
  familyName,
  type Knowledge,
  type KnownActor,
  type Likeness,
  type NamedPerson,
  samePerson,
  sound,
} from '@onrecord/knowledge'
import type { Lexicon } from '@onrecord/language'
import { standing } from './standing.js'

// How alike two names must be to be taken for one person's.
const ALIKE = 0.85
// Forms of given names are common ("Mike", "Michael"): only one who leads a state is meant by another form of theirs.
const LEADS = 3

const prepared = new WeakMap<Knowledge, ReadonlyMap<string, readonly KnownActor[]>>()

/** Persons of the knowledge base by the sound of their family names. */
function bySound(knowledge: Knowledge): ReadonlyMap<string, readonly KnownActor[]> {
  const there = prepared.get(knowledge)
  if (there) return there
  const map = new Map<string, KnownActor[]>()
  for (const a of knowledge.actors) {
    if (a.type !== 'person') continue
    const key = sound(a.family ?? familyName(a.name))
    const list = map.get(key)
    if (list) list.push(a)
    else map.set(key, [a])
  }
  prepared.set(knowledge, map)
  return map
}

/** Whom of the knowledge base a name means that is spelled as none of theirs, with how sure that is; null where nobody. */
export function spelledOtherwise(
  person: NamedPerson,
  knowledge: Knowledge,
  when: DayRange,
  variants: Lexicon,
): { readonly known: KnownActor; readonly link: Likeness } | null {
  const words = person.name.split(' ')
  const sounds = new Set([sound(familyName(person.name)), sound(words[0]!)])
  let best: { known: KnownActor; link: Likeness } | null = null
  for (const key of sounds)
    for (const known of bySound(knowledge).get(key) ?? []) {
      const link = samePerson(person, { name: known.name, family: known.family, gender: known.gender }, variants)
      if (link.score < ALIKE || (best && best.link.score >= link.score)) continue
      if (link.reason.includes('given name') && standing(known, when) < LEADS) continue
      best = { known, link }
    }
  return best
}
