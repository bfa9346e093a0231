import type { Generated } from 'kysely'

/** An event of a newest edition. */
export interface EventTable {
  /** Digest of the article's key and the event's place. */
  id: string
  article: number
  ord: number
  type: string
  actor: string | null
  recipient: string | null
  /** Days it may have happened on; `~` where unknown. */
  day_from: string
  day_to: string
  /** How many days those may be, by class (`reachOf`); 0 for a single one. */
  reach: Generated<number>
  tie: number
  /** JSON of the event as the reading has it. */
  body: string
}
