/**
 * How many statements an actor made by an act in a span of days. `actor`: an id, `*` for everybody named together, empty
 * for nobody by name. One that several make is counted for each.
 */
export interface TallyTable {
  actor: string
  /** Days of the span: one of `LEVELS`. */
  level: number
  act: string
  /** Number of the span of that many days, or `UNDATED` where the day is not known. */
  span: number
  n: number
}
