import { type ActorId, type ActorType, slug } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import type { Language } from '@onrecord/language'
import { invented } from './invented.js'
import type { Random } from './random.js'

/** Somebody who speaks or is spoken of, by the names a text gives. */
export interface Person {
  readonly id: ActorId
  readonly type: ActorType
  readonly name: string
  /** As it is called once it is known who is meant. */
  readonly short: string
  readonly pronoun: string
}

/** Everybody there is, those who are most in the news first. */
export interface People {
  readonly all: readonly Person[]
  readonly outlets: readonly string[]
}

/** How many there are; the news of ten years names about so many more than once. */
const MANY = 40_000
const OUTLETS = ['Courier', 'Tribune', 'Gazette', 'Observer', 'Herald', 'Post', 'Mail', 'Chronicle', 'Radio', 'News']
const BODIES = ['Commission', 'Party', 'Council', 'Group', 'Agency', 'Union', 'Committee', 'Bank', 'Institute', 'Front']

/** Makes people up of the language's given and family names, bodies of invented words; states are the real ones. */
export function peopleOf(language: Language, knowledge: Knowledge, random: Random): People {
  const plain = (name: string): string[] =>
    language.lexicon(name).rows.flatMap(([entry]) => (/^\p{L}{3,}$/u.test(entry!) ? [entry!] : []))
  const given = language.lexicon('given-names').rows.map(([name, sex]) => ({ name: name!, sex }))
  const family = plain('surnames').map(capital)
  const states = knowledge.actors.filter((a) => a.type === 'state')
  const taken = new Set<string>()
  const all: Person[] = []
  while (all.length < MANY) {
    const person = random.chance(0.7) ? human() : random.chance(0.3) ? state() : body()
    if (taken.has(person.id)) continue
    taken.add(person.id)
    all.push(person)
  }
  const outlets = OUTLETS.flatMap((what) => Array.from({ length: 4 }, () => `${capital(invented(random))} ${what}`))
  return { all, outlets }

  function human(): Person {
    const { name: first, sex } = random.pick(given)
    const last = random.pick(family)
    const pronoun = sex === 'f' ? 'she' : sex === 'm' ? 'he' : 'they'
    return { id: slug(`${first} ${last}`), type: 'person', name: `${first} ${last}`, short: last, pronoun }
  }
  function state(): Person {
    const { id, name } = random.pick(states)
    return taken.has(id) ? body() : { id, type: 'state', name, short: name, pronoun: 'it' }
  }
  function body(): Person {
    const name = `${capital(invented(random))} ${random.pick(BODIES)}`
    return { id: slug(name), type: 'organisation', name, short: name, pronoun: 'it' }
  }
}

/** A word with a capital. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
