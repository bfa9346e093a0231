import type { ActorId, ActorType, Day, DayRange } from '@onrecord/format'

/** An office somebody holds from a day to a day; an open end is null. */
export interface Office extends DayRange {
  /** What the office is, as roles name it: `president`, `foreign minister`, `secretary-general`, `spokesperson`. */
  readonly role: string
  /** The state, organisation or person whose office it is. */
  readonly of: ActorId
  /** The public record it rests on. */
  readonly note?: string
}

/** What a relative is to somebody. */
export interface Kin {
  readonly as: 'spouse' | 'child' | 'parent' | 'sibling'
  readonly who: ActorId
}

/** An actor the knowledge base or its user knows. */
export interface KnownActor {
  readonly id: ActorId
  /** Full English name. */
  readonly name: string
  readonly type: ActorType
  /** Other names, spellings and short forms, as written. */
  readonly names: readonly string[]
  /** A person's family name where it is not the last word of the name ("Xi" of "Xi Jinping"). */
  readonly family?: string
  /** For a person: `m`, `f`, or null where unknown or neither. */
  readonly gender: 'm' | 'f' | null
  readonly offices: readonly Office[]
  /** Relatives that are known too. */
  readonly kin?: readonly Kin[]
  /** Names that stand for it when they act: a capital, a building, a seat ("Washington", "the Kremlin"). */
  readonly metonyms: readonly string[]
  /** Words for its people and what is its own ("Russian"). */
  readonly demonyms: readonly string[]
  /** The state or organisation it belongs to, or null. */
  readonly of: ActorId | null
  /** For a state or organisation: the role of the one who leads it ("the Kremlin leader", "the UN chief"). */
  readonly head?: string
}

/** Who held an office. */
export interface Held {
  readonly actor: KnownActor
  readonly office: Office
}

/** Something that happened or will happen on known days: elections, summits, inaugurations, anniversaries. */
export interface DatedEvent {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly from: Day
  readonly to: Day
  /** How texts call it, lower case ("us presidential election", "brics summit"). */
  readonly names: readonly string[]
  readonly actors: readonly ActorId[]
  readonly place: string | null
}

/** What is known of the world: lookups as of a day. Immutable. */
export interface Knowledge {
  /** Changes whenever a fact does. */
  readonly digest: string
  readonly actors: readonly KnownActor[]
  readonly events: readonly DatedEvent[]
  actor(id: ActorId): KnownActor | undefined
  /** Actors that bear a name or alias, as written or with its accents off; none is an empty list. */
  named(name: string): readonly KnownActor[]
  /** Persons that bear a family name. */
  family(surname: string): readonly KnownActor[]
  /** Actors a capital, building or seat stands for. */
  metonym(name: string): readonly KnownActor[]
  /** Actors whose people or affairs a word names ("Russian", "Russians"). */
  demonym(word: string): readonly KnownActor[]
  /** Who held an office of `of` on a day (or at some time of the range), latest first. */
  holders(of: ActorId, role: string, when: DayRange): readonly KnownActor[]
  /** Everyone who ever held an office of `of`, with the office, latest first. */
  succession(of: ActorId, role: string): readonly Held[]
  /** This knowledge with a user's own actors laid over it: theirs win. */
  with(own: readonly KnownActor[]): Knowledge
}
