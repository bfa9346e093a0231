import type { LinkKind } from './link.js'

/** That something within an article is found by a key, to be compared with what else is. */
export interface LoomKeyTable {
  space: number
  key: number
  rank: number
  thing: number
}

/** The keys of an article's things once more, packed, so that they can be taken out. */
export interface LoomSheetTable {
  space: number
  article: number
  body: Uint8Array
}

/** That two things go together, from either's side. */
export interface LoomTieTable {
  graph: number
  a: number
  b: number
  /** The occasion it rests on; else nothing. */
  by: string
  score: number
  rank_a: number
  rank_b: number
}

/** Things that were looked at together the last time. */
export interface LoomCellTable {
  graph: number
  thing: number
  cell: number
}

/** The things a link was made of. */
export interface LoomMadeTable {
  kind: LinkKind
  thing: number
  id: string
}

/** The occasion or utterance a difference was found in. */
export interface LoomUnderTable {
  kind: LinkKind
  by: string
  id: string
}

/** Articles (by number) that came, went or changed since the record was woven. */
export interface LoomDueTable {
  article: number
}
