import type { StatementRef } from './across.js'
import type { ConditionForm, EventType } from './article.js'
import type { Day, DayRange } from './day.js'
import type { DecisionId, FateState } from './decisions.js'
import type { ActorId } from './ids.js'
import type { Span } from './span.js'

export const LEDGER_KINDS = ['condition', 'promise', 'threat', 'demand', 'prediction'] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]

/** What a later article tells of an entry, as the machine proposes it or an editor names it. */
export interface Evidence {
  readonly article: string
  readonly spans: readonly Span[]
  /** What it speaks for. */
  readonly state: Exclude<FateState, 'open' | 'unclear'>
  /** 0 to 1. */
  readonly score: number
  /** Reasons a person can check. */
  readonly why: readonly string[]
  /** The event it tells, where one was read there. */
  readonly event?: EventType
}

/** Something that may come about and that somebody is on record for: a condition, promise, threat, demand or prediction. */
export interface LedgerEntry {
  readonly id: string
  readonly kind: LedgerKind
  readonly holder: ActorId | null
  /** When it was said, as far as that is known. */
  readonly made: DayRange
  /** The last day it names, where it names one. */
  readonly due: Day | null
  readonly state: FateState
  /** `proposed` by the machine, or who decided. */
  readonly by: string
  readonly decision?: DecisionId
  /** Best first. */
  readonly evidence: readonly Evidence[]
  /** Every report of it, in order of article and place. Empty where a reporter sets a condition in no one's name. */
  readonly statements: readonly StatementRef[]
  /** Where it stands: for a condition trigger and consequence, else the content; the first report's. */
  readonly article: string
  readonly needs: readonly Span[]
  readonly gives: readonly Span[]
  readonly form: ConditionForm | null
}
