/** An actor somebody mentions, with how often; kept in step by every `add`. */
export interface ActorTable {
  id: string
  name: string
  type: string
  articles: number
  /** Statements it makes, alone or with others. */
  statements: number
  /** Statements about it. */
  about: number
}

/** An actor in a newest edition. */
export interface MentionTable {
  actor: string
  article: number
  name: string
  type: string
  /** The first day the article may have appeared on; `~` where unknown. */
  day_from: string
  /** Times it is mentioned. */
  count: number
}
