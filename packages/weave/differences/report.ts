import { type DifferenceKind, holds, type Reason, type Span } from '@onrecord/format'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'

/** The statements of utterances, or of occasions, by id, each in order of their articles' names. */
export type StatementsOf = ReadonlyMap<string, readonly PreparedStatement[]>

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
  /** Of either article the occasion's statements and what others said, or they said elsewhere, within days of it. */
  readonly near: { readonly a: readonly PreparedStatement[]; readonly b: readonly PreparedStatement[] }
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

/** What statements say; of one within another the outer shows it. */
export const contentsOf = (statements: readonly PreparedStatement[]): Span[] =>
  outermost(statements.flatMap((s) => s.statement.content))

const outermost = (spans: readonly Span[]): Span[] => spans.filter((s, i) => !spans.some((o, k) => k !== i && holds(o, s) && (!holds(s, o) || k < i))) // biome-ignore format: one line

/** No more than a space may part a cue from what it introduces for the two to be shown as one stretch. */
const GAP = 2

/** Contents as they are to be read: in the reporter's words with the cue right before them, without which they may tell nothing ("brushed off the claims"). */
export const toldOf = (statements: readonly PreparedStatement[]): Span[] =>
  outermost(statements.flatMap((s) => (s.statement.kind === 'indirect' ? withCue(s) : s.statement.content)))

/** A content with the cue that stands right before it as one stretch with its first. */
export function withCue({ statement: { cue, content } }: PreparedStatement): readonly Span[] {
  const [opening, ...rest] = content
  const last = cue.at(-1)
  const gap = opening && last ? opening.start - last.end : -1
  return opening && last && gap >= 0 && gap <= GAP ? [{ start: last.start, end: opening.end }, ...rest] : content
}

export const spansOf = (words: readonly Span[]): Span[] => words.map(({ start, end }) => ({ start, end }))
