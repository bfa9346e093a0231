import type { DifferenceKind, Reason, Span } from '@onrecord/format'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'

/** What two articles both report: statements of either that say the same. */
export interface Match {
  readonly a: readonly PreparedStatement[]
  readonly b: readonly PreparedStatement[]
  /** The id of the utterance; null where it is a claim that both report, perhaps of different speakers. */
  readonly utterance: string | null
}

/** Two articles that report one occasion (or one utterance at least), side by side. */
export interface SideBySide {
  readonly a: PreparedArticle
  readonly b: PreparedArticle
  readonly occasion: string | null
  readonly matches: readonly Match[]
  /** Statements of the occasion in either article. */
  readonly own: ReadonlySet<PreparedStatement>
}

/** A difference before it has an id. */
export interface Found {
  readonly kind: DifferenceKind
  readonly statements: readonly PreparedStatement[]
  /** What to show on either side; the contents where it is left out. */
  readonly spans?: readonly { readonly article: string; readonly spans: readonly Span[] }[]
  /** 0 to 1, the most telling highest. */
  readonly rank: number
  readonly why: readonly Reason[]
}

/** Evidence: spans of one article. */
export const at = ({ article }: PreparedArticle, spans: readonly Span[]) => ({ article: article.name, spans })

export const contentsOf = (statements: readonly PreparedStatement[]): Span[] =>
  statements.flatMap((s) => s.statement.content)

export const spansOf = (words: readonly Span[]): Span[] => words.map(({ start, end }) => ({ start, end }))
