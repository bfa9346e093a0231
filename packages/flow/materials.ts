import type { Knowledge, KnownActor } from '@onrecord/knowledge'
import { loadKnowledge } from '@onrecord/knowledge/node'
import type { Language } from '@onrecord/language'
import { type LoadOptions, loadEnglish } from '@onrecord/language/node'
import type { OnRecord } from '@onrecord/record'

/** What reading and weaving go by. */
export interface Materials {
  readonly language: Language
  readonly knowledge: Knowledge
  /** The user's own actors, which are laid over the knowledge. */
  readonly own: readonly KnownActor[]
}

/**
 * The language and knowledge that come with the program, with a user's own actors laid over them. Both are loaded when they are
 * asked for: who leaves reading to threads has no need of them. A thread says at which `place` it was lent what another has; who
 * analyses a sentence here and there `remembers` fewer words.
 */
export function materials(own: readonly KnownActor[] = [], options: LoadOptions = {}): Materials {
  let english: Language | undefined
  let loaded: Knowledge | undefined
  return {
    get language() {
      english ??= loadEnglish(options)
      return english
    },
    get knowledge() {
      loaded ??= own.length > 0 ? loadKnowledge().with(own) : loadKnowledge()
      return loaded
    },
    own,
  }
}

/** Words that are remembered beside a record, which others read for: linking analyses a clause here and there. */
const REMEMBERED = 4096

const kept = new WeakMap<OnRecord, { readonly own: string; readonly materials: Materials }>()

/**
 * The materials of a record: with the actors its user gave it. Loaded once for as long as the record is open, and anew
 * when these actors change.
 */
export async function materialsOf(record: OnRecord): Promise<Materials> {
  const given = await record.ownActors()
  const own = JSON.stringify(given)
  const before = kept.get(record)
  if (before?.own === own) return before.materials
  const found = materials(given as unknown as readonly KnownActor[], { remembers: REMEMBERED })
  kept.set(record, { own, materials: found })
  return found
}
