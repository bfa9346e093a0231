/** A time expression of a newest edition. */
export interface TimeTable {
  article: number
  ord: number
  /** `~` where unknown. */
  day_from: string
  day_to: string
  /** JSON. */
  body: string
}

/** A number and what it counts, in a newest edition. */
export interface QuantityTable {
  article: number
  ord: number
  unit: string
  value: number
  /** JSON. */
  body: string
}
