import type {
  Actor,
  ActorId,
  Block,
  Condition,
  Day,
  DayRange,
  Event,
  Explained,
  Offset,
  Published,
  Quantity,
  Source,
  Span,
  Statement,
  Time,
} from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import type { Analysis, Language } from '@onrecord/language'

/** What every stage may use: nothing else reaches the reader. */
export interface Context {
  readonly language: Language
  readonly knowledge: Knowledge
  /** The day of reading; nothing was published after it. */
  readonly today: Day
  /** Whether conclusions carry their `why`. */
  readonly explain: boolean
}

// Each stage takes the layers it names and gives back one more. A stage edits no layer before it.

export interface Blocks {
  readonly source: Source
  readonly blocks: readonly Block[]
}
export interface Analysed extends Blocks {
  readonly analysis: Analysis
}
/** Time expressions as found, before the article's date is known; the times stage defines what is in them. */
export interface Dated extends Analysed {
  readonly published: Published
  readonly times: readonly Time[]
}
export interface Counted extends Dated {
  readonly quantities: readonly Quantity[]
}
export interface Peopled extends Counted {
  readonly actors: readonly Actor[]
  readonly who: Who
}

/** Who is meant where: the lookup the actors stage leaves for those behind it. */
export interface Who {
  /** The actor that the smallest mention covering `at` refers to, or null. */
  at(at: Offset): ActorId | null
  /** Actors mentioned within a span, in order, each once. */
  within(span: Span): readonly ActorId[]
  /** The actor a phrase as a whole refers to (the mention of its head), or null where it names nobody. */
  of(phrase: readonly Span[]): ActorId | null
  /** Those that one description at a phrase's start means together ("the leaders of France and Germany"), or nobody. */
  shared(span: Span): readonly ActorId[]
  /** All actors a coordinated phrase names ("the US and Russia"), in order. */
  allOf(phrase: readonly Span[]): readonly ActorId[]
}

/** Source, cue and content as found; who and when are not resolved yet. */
export interface Attribution extends Explained {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  /** Index of the cue's head token. */
  readonly cueHead: number
  /** Index of the source's head token, or -1. */
  readonly sourceHead: number
  /** Place of the text that resolves the speaker where the source is a pronoun in another sentence or empty, or null. */
  readonly antecedent: Span | null
  readonly kind: Statement['kind']
  /** Whether it is a speaker's turn in a transcript, or a paragraph of one. */
  readonly turn: boolean
  /** Whether its cue stands within a quotation. */
  readonly quoted: boolean
  readonly depth: number
  readonly negated: boolean
  readonly confidence: number
}
export interface Attributed extends Peopled {
  readonly attributions: readonly Attribution[]
}
export interface Stated extends Peopled {
  readonly statements: readonly Statement[]
}
export interface Conditioned extends Stated {
  readonly conditions: readonly Condition[]
}
export interface Told extends Conditioned {
  readonly events: readonly Event[]
}

export type SaidRange = DayRange & Explained
