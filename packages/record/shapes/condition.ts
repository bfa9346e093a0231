/** A condition of a newest edition. */
export interface ConditionTable {
  /** Digest of the article's key and the condition's place. */
  id: string
  article: number
  ord: number
  holder: string | null
  form: string
  /** Days it may have been set on; `~` where unknown. */
  day_from: string
  day_to: string
  tie: number
  /** JSON of the condition as the reading has it. */
  body: string
}
