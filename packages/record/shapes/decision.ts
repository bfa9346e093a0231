/** A decision; rows come, and go only with an article that is removed for good. */
export interface DecisionTable {
  /** Digest of its content. */
  id: string
  kind: string
  by: string
  at: string
  /** The decision it withdraws, else null. */
  of: string | null
  /** JSON of all of it. */
  body: string
}

/** A place a decision names, and where that is now. */
export interface DecisionAnchorTable {
  decision: string
  /** Its number in the decision. */
  anchor: number
  text: string
  url: string | null
  name: string
  /** The newest edition it means; null where that is not on record. */
  article: number | null
  /** JSON of the spans where its words stand; null where they do not (the decision is unplaced). */
  spans: string | null
}

/** An actor a decision names. */
export interface DecisionActorTable {
  decision: string
  actor: string
}

/** Digest of a text or an address that was removed for good. */
export interface RemovalTable {
  digest: string
  decision: string
}
