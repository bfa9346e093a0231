import type { Generated } from 'kysely'

/** A statement of a newest edition. */
export interface StatementTable {
  id: Generated<number>
  article: number
  /** Its place in the article's list of statements. */
  ord: number
  /** Its id within the article. */
  name: string
  act: string
  kind: string
  outlet: string | null
  /** Days it may have been said on (the article's where the statement has none); `~` where unknown. */
  day_from: string
  day_to: string
  /** How many days those may be, by class (`reachOf`); 0 for a single one. */
  reach: number
  /** Content-made number of the article: orders what was said on one day, whatever came first on record. */
  tie: number
  /** What a look at it is worth, 0 to 1; -1 where an editor has decided on it. */
  worth: number
  /** JSON of the statement as the reading has it. */
  body: string
}

/**
 * Who takes part in a statement; a `pair` is who speaks about whom (`pairOf`). Kept in the order of an actor's lists, with
 * what is asked of them beside, so that none of the statements is looked up.
 */
export interface PartTable {
  actor: string
  role: 'by' | 'about' | 'pair'
  day_from: string
  tie: number
  ord: number
  statement: number
  /** The last day it may have been said on, where that is another than the first. */
  until: string | null
  act: string
  outlet: string | null
  /** Of a speaker whom it is about, and the other way round, with `>` between (`othersIn`). */
  others: string
}
