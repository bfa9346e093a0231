/**
 * How many statements an actor made by an act in a span of days. `actor`: an id, `*` for everybody named together, empty
 * for nobody by name. One that several make is counted for each.
 */
export interface TallyTable {
  actor: string
  /** Number of the span, or -1 where the day is not known. */
  span: number
  act: string
  n: number
}
