import type { KnownActor } from '../knowledge.js'

/** What a foreign file gave: its actors, and what was left out, each with its line. */
export interface Imported {
  readonly actors: readonly KnownActor[]
  readonly problems: readonly { readonly line: number; readonly message: string }[]
  /** Entries that are no actors, and were left out. */
  readonly left?: number
}

/** A known actor with everything empty that is not given. */
export const plainActor = (actor: Pick<KnownActor, 'id' | 'name' | 'type'> & Partial<KnownActor>): KnownActor => ({
  names: [],
  gender: null,
  offices: [],
  metonyms: [],
  demonyms: [],
  of: null,
  ...actor,
})
