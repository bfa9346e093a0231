import type { Day, DayRange } from './day.js'
import type { Decided, Fate } from './decisions.js'
import type { ActorId, StatementId } from './ids.js'
import type { Span } from './span.js'

export const FORMAT = 'onrecord/1'

export const BLOCK_KINDS = ['headline', 'subheading', 'body', 'caption', 'furniture'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** A stretch of the article's text; blocks cover it without gaps of anything but white space, in order. */
export interface Block extends Span {
  readonly kind: BlockKind
}

/** Why a conclusion was drawn (`--explain`): the rule's name or the model's score, and the spans that decided. */
export interface Why {
  readonly rule?: string
  readonly score?: number
  readonly spans?: readonly Span[]
}

export interface Explained {
  readonly why?: Why
}

/** When an article appeared. */
export interface Published extends DayRange, Explained {
  /** `given` by metadata, worked out of the `text`, or `unknown` (from and to are null). */
  readonly basis: 'given' | 'text' | 'unknown'
  readonly evidence: readonly Span[]
}

export const ACTOR_TYPES = ['person', 'state', 'organisation', 'group', 'outlet', 'place'] as const
export type ActorType = (typeof ACTOR_TYPES)[number]

export const MENTION_FORMS = ['name', 'role', 'metonym', 'pronoun'] as const
export type MentionForm = (typeof MENTION_FORMS)[number]

/** A span that refers to an actor. */
export interface Mention extends Span, Explained {
  readonly form: MentionForm
}

export interface Actor {
  readonly id: ActorId
  readonly name: string
  readonly type: ActorType
  readonly mentions: readonly Mention[]
  /** Words that say what a person is whom knowledge does not have: “plumber”, “retired judge”. */
  readonly called?: readonly Span[]
}

export const STATEMENT_KINDS = ['direct', 'indirect', 'mixed'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]

export const ACTS = [
  'say',
  'believe',
  'expect',
  'deny',
  'decline',
  'criticise',
  'praise',
  'demand',
  'offer',
  'promise',
  'warn',
  'support',
  'reject',
  'ask',
] as const
export type Act = (typeof ACTS)[number]

/** Source, cue and content of an attribution, with what they resolve to. */
export interface Statement extends Explained {
  readonly id: StatementId
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly kind: StatementKind
  /** Null where nobody is named ("experts", "analysts"). */
  readonly speaker: ActorId | null
  /** All who speak together; `speaker` is the first. */
  readonly speakers: readonly ActorId[]
  readonly addressee: ActorId | null
  readonly act: Act
  readonly said: DayRange & Explained
  /** 0 where it stands in no other statement's content, 1 inside one, and so on. */
  readonly depth: number
  /** True where the article says that it was not said. */
  readonly negated: boolean
  /** Calibrated probability that a careful reader would find this statement, 0 to 1. */
  readonly confidence: number
  /** Actors the content is about, the speaker aside. */
  readonly targets: readonly ActorId[]
  /** Where an editor confirmed, corrected or added it. */
  readonly decided?: Decided
  /** What an editor decided became of it, where it commits its speaker. */
  readonly fate?: Fate
}

export const CONDITION_FORMS = ['if', 'only-if', 'unless'] as const
export type ConditionForm = (typeof CONDITION_FORMS)[number]

/** A trigger tied to a consequence by its holder. */
export interface Condition extends Explained {
  readonly holder: ActorId | null
  readonly trigger: readonly Span[]
  readonly consequence: readonly Span[]
  /** May be empty. */
  readonly connective: readonly Span[]
  readonly form: ConditionForm
  readonly voice: 'speaker' | 'reporter'
  readonly statement: StatementId | null
  /** What an editor decided became of it. */
  readonly fate?: Fate
}

/** A time expression and the days it names, both included. */
export interface Time extends Span, Explained {
  readonly from: Day | null
  readonly to: Day | null
}

/** A number and what it counts. */
export interface Quantity extends Span, Explained {
  readonly value: number
  /** The upper end where the text gives a range; `value` is then the lower. */
  readonly high?: number
  /** What is counted, lower case: `troops`, `percent`, `years`. */
  readonly unit: string
}

/** PLOVER's sixteen types. */
export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

export const EVENT_AUX = ['historical', 'future', 'hypothetical', 'negation'] as const
export type EventAux = (typeof EVENT_AUX)[number]

/** Who did what to whom, when. */
export interface Event extends DayRange, Explained {
  readonly type: EventType
  readonly mode: string | null
  readonly aux: EventAux | null
  readonly actor: ActorId | null
  readonly recipient: ActorId | null
  readonly span: Span
  /** The statement in whose content it is told; null where the reporter tells it. */
  readonly statement: StatementId | null
}

/** Where in the original a stretch of `text` came from; what `at` means is the intake's. */
export interface MapPiece extends Span {
  readonly at: string
}

/** One read article: what `onrecord read` prints on a line. */
export interface ReadArticle {
  readonly format: typeof FORMAT
  readonly name: string
  readonly uri: string
  readonly title: string | null
  readonly outlet: string | null
  readonly byline: readonly string[] | null
  readonly wire: string | null
  readonly language: string
  readonly published: Published
  readonly text: string
  readonly blocks: readonly Block[]
  readonly actors: readonly Actor[]
  readonly statements: readonly Statement[]
  readonly conditions: readonly Condition[]
  readonly times: readonly Time[]
  readonly quantities: readonly Quantity[]
  readonly events: readonly Event[]
  readonly map?: readonly MapPiece[]
  /** Canonical address where the source names one. */
  readonly url?: string
  /** What else the source said of the article. */
  readonly other?: Readonly<Record<string, unknown>>
}
