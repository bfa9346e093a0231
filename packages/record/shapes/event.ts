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
  tie: number
  /** JSON of the event as the reading has it. */
  body: string
}
