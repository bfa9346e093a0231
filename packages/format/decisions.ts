import type { Act, ActorType, StatementKind } from './article.js'
import type { DayRange } from './day.js'
import type { ActorId } from './ids.js'
import type { Span } from './span.js'

/** Digest of a decision's content: whoever made or imported it, the same decision has the same id. */
export type DecisionId = string

/**
 * A stretch of a text that is found again when the text changes around it: its place (UTF-16), its words and some of
 * what stands on either side (W3C Web Annotation's TextPositionSelector and TextQuoteSelector in one).
 */
export interface Quoted extends Span {
  readonly quote: string
  readonly before: string
  readonly after: string
}

/** An article as a decision names it: by its text, else by its address, else by its name and the words quoted. */
export interface ArticleAnchor {
  /** Digest of the text. */
  readonly text: string
  readonly url: string | null
  readonly name: string
}

/** Words of an article; the article itself where `spans` is empty. */
export interface Anchor {
  readonly article: ArticleAnchor
  readonly spans: readonly Quoted[]
}

/** An actor as a decision brings it along, for records that do not know it. */
export interface NamedActor {
  readonly id: ActorId
  readonly name: string
  readonly type: ActorType
}

/** A statement as an editor asserts it. */
export interface Asserted {
  readonly source: readonly Quoted[]
  readonly cue: readonly Quoted[]
  readonly content: readonly Quoted[]
  readonly kind: StatementKind
  readonly speaker: ActorId | null
  readonly speakers: readonly ActorId[]
  readonly addressee: ActorId | null
  readonly act: Act
  readonly said: DayRange
  readonly negated: boolean
  readonly targets: readonly ActorId[]
}

export const LINKS = ['utterance', 'occasion', 'copy', 'story'] as const
/** What ties two things: one act of speaking, one occasion (statements), one text, one matter (articles). */
export type LinkName = (typeof LINKS)[number]

export const FATES = ['open', 'met', 'broken', 'overtaken', 'unclear'] as const
/** What became of a condition or commitment. */
export type FateState = (typeof FATES)[number]

/** A story by its articles: of the stories on record the one that is most nearly these. */
export interface StoryAnchor {
  readonly articles: readonly ArticleAnchor[]
}

/** What was decided, by its kind. */
export type Ruling =
  /** The statement is as it stood then (`as`), whatever a later reading makes of it. */
  | { readonly kind: 'confirm'; readonly on: Anchor; readonly as: Asserted; readonly actors: readonly NamedActor[] }
  /** The statement stood as `as`; what `change` names is otherwise. */
  | {
      readonly kind: 'correct'
      readonly on: Anchor
      readonly as: Asserted
      readonly change: Partial<Asserted>
      readonly actors: readonly NamedActor[]
    }
  /** There is no such statement. */
  | { readonly kind: 'reject'; readonly on: Anchor }
  /** A statement that the reading missed. */
  | { readonly kind: 'add'; readonly on: Anchor; readonly as: Asserted; readonly actors: readonly NamedActor[] }
  /** Each of `one` is, or is not, tied to the `others`. */
  | {
      readonly kind: 'link'
      readonly link: LinkName
      readonly verdict: 'accept' | 'reject'
      readonly one: readonly Anchor[]
      readonly others: readonly Anchor[]
      /** What an occasion that no weaving finds is to be called. */
      readonly name: string | null
    }
  /** What became of a condition (trigger and consequence) or of a statement that commits. */
  | {
      readonly kind: 'fate'
      readonly of: 'condition' | 'statement'
      readonly on: Anchor
      readonly state: FateState
      readonly evidence: readonly Anchor[]
    }
  | { readonly kind: 'note'; readonly on: Anchor | { readonly actor: ActorId }; readonly text: string }
  /** All of `from` are `into`. */
  | { readonly kind: 'actor-merge'; readonly from: readonly ActorId[]; readonly into: NamedActor }
  /** In these articles the actor is another. */
  | {
      readonly kind: 'actor-split'
      readonly actor: ActorId
      readonly into: NamedActor
      readonly articles: readonly ArticleAnchor[]
    }
  | { readonly kind: 'actor-rename'; readonly actor: ActorId; readonly name: string }
  | { readonly kind: 'story-make'; readonly name: string; readonly articles: readonly ArticleAnchor[] }
  | { readonly kind: 'story-merge'; readonly stories: readonly StoryAnchor[]; readonly name: string | null }
  | {
      readonly kind: 'story-split'
      readonly story: StoryAnchor
      readonly articles: readonly ArticleAnchor[]
      readonly name: string
    }
  | { readonly kind: 'story-name'; readonly story: StoryAnchor; readonly name: string }
  /** The article is gone for good, in every edition: digests of their texts and of its address, nothing else of it is kept. */
  | { readonly kind: 'remove'; readonly texts: readonly string[]; readonly address: string; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly of: DecisionId }

export type DecisionKind = Ruling['kind']

/** Who decided what, and when. Never changed: what is taken back is withdrawn by another decision. */
export type Decision = {
  readonly id: DecisionId
  /** ISO 8601 with milliseconds, UTC. Of two that contradict each other the later holds. */
  readonly at: string
  readonly by: string
} & Ruling

/** What an editor made of something that is shown. */
export interface Decided {
  readonly how: 'confirmed' | 'corrected' | 'added'
  /** Who decided last, and when. */
  readonly by: string
  readonly at: string
  /** The decisions it rests on, oldest first. */
  readonly decisions: readonly DecisionId[]
}

/** A fate as an editor decided it. */
export interface Fate {
  readonly state: FateState
  readonly by: string
  readonly at: string
  /** It names the evidence. */
  readonly decision: DecisionId
}
