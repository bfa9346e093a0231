import type { StatementRef } from './across.js'
import type { DayRange } from './day.js'
import type { ActorId } from './ids.js'

/** What somebody said towards an actor or an issue on one day or range of days: −1 hostile to 1 cooperative. */
export interface PositionPoint extends DayRange {
  readonly value: number
  readonly statements: readonly StatementRef[]
}

/** Where a position moved: from the point before to the point after it, by their places in the series. */
export interface Turn {
  readonly before: number
  readonly after: number
  /** Mean value of the points up to there, and from there on. */
  readonly from: number
  readonly to: number
}

/** Where an actor stands towards another actor or an issue over time. */
export interface Position {
  readonly actor: ActorId
  readonly towards: { readonly actor: ActorId } | { readonly issue: string }
  /** In order of days. */
  readonly series: readonly PositionPoint[]
  readonly turns: readonly Turn[]
}
