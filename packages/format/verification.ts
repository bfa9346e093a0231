import type { StatementRef } from './across.js'
import type { Span } from './span.js'

export const VERDICTS = ['exact', 'cut', 'altered', 'out of order', 'not found'] as const
/** How a quotation stands to the words of a primary source. */
export type Verdict = (typeof VERDICTS)[number]

/** A run of words of a quotation held against its source: in both, only quoted, or only in the source. */
export interface VerifiedRun {
  readonly text: string
  readonly in: 'both' | 'quotation' | 'source'
}

/** A quotation held against the primary sources on record. */
export interface Verification {
  readonly statement: StatementRef
  /** The quoted words, in the report. */
  readonly quotation: readonly Span[]
  readonly verdict: Verdict
  /** Where the words stand in the source; null where they were not found. */
  readonly source: { readonly article: string; readonly spans: readonly Span[] } | null
  readonly runs: readonly VerifiedRun[]
  /** Share of the quoted words that stand in the source in that order, 0 to 1. */
  readonly share: number
}
