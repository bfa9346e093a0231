import type {
  Act,
  ActorId,
  ActorType,
  DayRange,
  DecisionId,
  FateState,
  LinkName,
  Span,
  StatementId,
  StatementKind,
} from '@onrecord/format'

/** A statement or an article by the names that lists show. */
export interface Ref {
  readonly article: string
  readonly statement?: StatementId
  /** An event's id, or words by their place, where it is neither. */
  readonly event?: string
  readonly spans?: readonly Span[]
}

/** What of a statement may be put right. Spans are places in the article's text. */
export interface StatementChange {
  readonly speaker?: ActorId | null
  /** All who speak together; where it is not given the speaker alone. */
  readonly speakers?: readonly ActorId[]
  readonly addressee?: ActorId | null
  readonly act?: Act
  readonly said?: DayRange
  readonly kind?: StatementKind
  readonly negated?: boolean
  readonly targets?: readonly ActorId[]
  readonly source?: readonly Span[]
  readonly cue?: readonly Span[]
  readonly content?: readonly Span[]
}

/** An actor as a person names one: a new one needs a name. */
export interface ActorRef {
  readonly id: ActorId
  readonly name?: string
  readonly type?: ActorType
}

/** What a person decides, in the names of the record at hand; the record makes a decision of it that holds elsewhere too. */
export type Deciding =
  | { readonly kind: 'confirm' | 'reject'; readonly article: string; readonly statement: StatementId }
  | {
      readonly kind: 'correct'
      readonly article: string
      readonly statement: StatementId
      readonly change: StatementChange
      /** Actors the change names that are not on record. */
      readonly actors?: readonly ActorRef[]
    }
  | {
      readonly kind: 'add'
      readonly article: string
      readonly statement: StatementChange & { readonly content: readonly Span[] }
      readonly actors?: readonly ActorRef[]
    }
  | {
      readonly kind: 'link'
      readonly link: LinkName
      readonly verdict: 'accept' | 'reject'
      readonly one: readonly Ref[]
      readonly others: readonly Ref[]
    }
  /** A link as a whole, by its id. */
  | { readonly kind: 'link'; readonly link: LinkName; readonly verdict: 'accept' | 'reject'; readonly id: string }
  /** Of a condition (its id) or of a statement. */
  | {
      readonly kind: 'fate'
      readonly condition?: string
      readonly article?: string
      readonly statement?: StatementId
      readonly state: FateState
      readonly evidence?: readonly Ref[]
    }
  | { readonly kind: 'note'; readonly on: Ref | { readonly actor: ActorId }; readonly text: string }
  | { readonly kind: 'actor-merge'; readonly from: readonly ActorId[]; readonly into: ActorRef }
  | {
      readonly kind: 'actor-split'
      readonly actor: ActorId
      readonly into: ActorRef
      readonly articles: readonly string[]
    }
  | { readonly kind: 'actor-rename'; readonly actor: ActorId; readonly name: string }
  | { readonly kind: 'story-make'; readonly name: string; readonly articles: readonly string[] }
  | { readonly kind: 'story-merge'; readonly stories: readonly string[]; readonly name?: string }
  | {
      readonly kind: 'story-split'
      readonly story: string
      readonly articles: readonly string[]
      readonly name: string
    }
  | { readonly kind: 'story-name'; readonly story: string; readonly name: string }
  | { readonly kind: 'remove'; readonly article: string; readonly reason: string }

/** What keeps something from being decided; `message` is one line for a person. */
export class DecisionError extends Error {
  constructor(
    readonly code: 'missing' | 'wrong',
    message: string,
  ) {
    super(message)
    this.name = 'DecisionError'
  }
}

/** A decision's withdrawal. */
export interface Withdrawn {
  readonly by: string
  readonly at: string
  readonly decision: DecisionId
}
