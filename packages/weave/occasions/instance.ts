import type { ActorId, DayRange, OccasionKind, Span } from '@onrecord/format'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Term } from '../words/lexis.js'

/** An event at which somebody spoke, as one article tells of it: what occasions are made of. */
export interface Instance {
  readonly article: PreparedArticle
  /** Who spoke. */
  readonly speaker: ActorId
  /** Null where the article does not say what it was. */
  readonly kind: OccasionKind | null
  readonly scope: 'one' | 'many'
  readonly when: DayRange
  readonly place: Span | null
  /** The words of the place, in lower case. */
  readonly where: string | null
  /** Whom it was told to, where the article says ("told CNBC"). */
  readonly host: ActorId | null
  /** Names and nouns of the events it stood among ("BRICS summit"), as spans and as terms. */
  readonly labels: readonly (Span & { readonly noun: string | null })[]
  /** What the article calls one's own speech, where that is a name ("State of the Union address"). */
  readonly title: Span | null
  /** Whether one of the labels has a name. */
  readonly named: boolean
  readonly terms: ReadonlySet<Term>
  /** Names and nouns of all events of many that the article names, whoever spoke at them. */
  readonly around: ReadonlySet<Term>
  /** The words that say that this was the occasion. */
  readonly cues: readonly Span[]
  /** Statements the article places there by words, and those of the same speaker and day that follow suit. */
  readonly statements: readonly PreparedStatement[]
}
