import type { ActorId, ActorType, Mention, Span } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'

/** Somebody or something the article speaks of, while it is read. */
export interface Referent {
  id: ActorId
  name: string
  type: ActorType
  gender: 'm' | 'f' | null
  readonly known: KnownActor | null
  /** Family name and given name of a person, folded; empty where there is none. */
  readonly family: string
  readonly given: string
  /** Short forms that mean it here ("AROS"), folded. */
  readonly aliases: Set<string>
  /** What it is called by in the article ("economist", "senator"), lower case. */
  readonly descriptions: Set<string>
  /** Fields of its callings, as far as the article has told them. */
  readonly fields: Set<string>
  /** Where it is told what it is. */
  readonly called: Span[]
  /** The actor it belongs to or speaks for, where the article says so. */
  of: Referent | null
  /** The state it is of, where the article says so and the world does not know. */
  nation: KnownActor | null
  /** Whom this turned out to be, where the article first gave half a name ("Michelle", "his wife Michelle"). */
  same: Referent | null
  /** True for somebody told of without a name; who stays so is no actor. */
  unnamed: boolean
  readonly mentions: Mention[]
  /** Index of the first token that names it. */
  readonly born: number
}

/** A fresh referent. */
export function referent(
  made: Pick<Referent, 'id' | 'name' | 'type' | 'born'> &
    Partial<Pick<Referent, 'gender' | 'known' | 'family' | 'given' | 'of'>>,
): Referent {
  return {
    gender: null,
    known: null,
    family: '',
    given: '',
    of: null,
    nation: null,
    same: null,
    unnamed: false,
    ...made,
    aliases: new Set(),
    descriptions: new Set(),
    fields: new Set(),
    called: [],
    mentions: [],
  }
}

/** Whom a referent turned out to be. */
export function trueSelf(r: Referent): Referent {
  let at = r
  for (let n = 0; at.same && n < 4; n++) at = at.same
  return at
}

/** Whether a referent can be what a collective noun or "it" means. */
export const isBody = (r: Referent): boolean => r.type !== 'person' && r.type !== 'place'
