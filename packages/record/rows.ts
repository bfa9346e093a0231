import type {
  Act,
  ActorId,
  ActorType,
  Condition,
  Day,
  DayRange,
  Decision,
  Event,
  Evidence,
  FateState,
  LedgerEntry,
  LedgerKind,
  Quantity,
  ReadArticle,
  Source,
  Span,
  Statement,
  Time,
} from '@onrecord/format'
import type { Withdrawn } from './decisions/deciding.js'

/** What a reading rests on; a reading with another stamp than the present one is stale. */
export interface Stamp {
  readonly reader: string
  readonly language: string
  readonly knowledge: string
}

/** What the reading alone does not say of where an article came from. */
export interface Origin {
  /** What tells one article from another: its canonical address, else its `uri` (a file's as an absolute path). */
  readonly address?: string
  /** What was handed to the reader: kept, so that the article can be read again; another one makes the reading stale. */
  readonly source?: Source
}

/** An article that comes on record. */
export interface Arrival {
  readonly article: ReadArticle
  readonly stamp: Stamp
  readonly origin?: Origin
}

/**
 * What `add` did. `edition`: the address was known, its text was not; the older edition is kept. `removed`: an editor
 * removed it for good, so it was not put on record.
 */
export type Added = 'added' | 'unchanged' | 'edition' | 'reread' | 'removed'

/** An article as lists show it. */
export interface ArticleRow {
  /** Digest of address and content; names one edition. */
  readonly key: string
  /** As links name it; unique among the newest editions. */
  readonly name: string
  readonly uri: string
  readonly url: string | null
  readonly title: string | null
  readonly outlet: string | null
  readonly byline: readonly string[] | null
  readonly wire: string | null
  readonly language: string
  readonly published: ReadArticle['published']
  /** 1 for the first text seen at its address, 2 for the next. */
  readonly edition: number
  readonly statements: number
  readonly conditions: number
  readonly words: number
}

/** A statement as lists show it: where it stands, and the words themselves sliced from the article's text. */
export interface StatementRow extends Statement {
  readonly article: string
  readonly outlet: string | null
  readonly title: string | null
  readonly published: ReadArticle['published']
  readonly sourceText: string
  readonly cueText: string
  readonly contentText: string
  readonly speakerName: string | null
  /** Line of the text its content starts on, from 1. */
  readonly line: number
}

/** A reading with its text and some parts alone. */
export type ReadingParts<P extends keyof ReadArticle> = Pick<ReadArticle, P> & Pick<ReadArticle, 'name' | 'text'>

/** What of a statement says whether it is to be shown, with the number by which it is looked up for all else and its words. */
export interface SaidRow extends Pick<Statement, 'id' | 'content' | 'kind' | 'act' | 'depth' | 'confidence'> {
  readonly number: number
}

export interface ConditionRow extends Condition {
  /** Digest of article and place. */
  readonly id: string
  readonly article: string
  readonly outlet: string | null
  readonly published: ReadArticle['published']
  readonly holderName: string | null
  readonly triggerText: string
  readonly consequenceText: string
  readonly connectiveText: string
  /** The smallest run of the text that holds all of it, for showing in one piece. */
  readonly whole: Span
  readonly wholeText: string
  /** When it was set: the statement's `said`, else the article's date. */
  readonly made: DayRange
  /** Line of the text it starts on, from 1. */
  readonly line: number
}

/** An entry of the ledger as lists show it. */
export interface LedgerRow extends Omit<LedgerEntry, 'evidence'> {
  readonly outlet: string | null
  readonly title: string | null
  readonly published: ReadArticle['published']
  readonly holderName: string | null
  readonly needsText: string
  readonly givesText: string
  /** The smallest run of the text that holds all of it, for showing in one piece. */
  readonly whole: Span
  readonly wholeText: string
  /** Line of the text it starts on, from 1. */
  readonly line: number
  readonly evidence: readonly (Evidence & { readonly quote: Quote })[]
}

/** An event as lists show it. */
export interface EventRow extends Event {
  /** Digest of article and place. */
  readonly id: string
  readonly article: string
  readonly outlet: string | null
  readonly title: string | null
  readonly published: ReadArticle['published']
  readonly actorName: string | null
  readonly recipientName: string | null
  readonly spanText: string
  readonly line: number
}

/** A time expression as lists show it. */
export interface TimeRow extends Time {
  readonly article: string
  readonly outlet: string | null
  readonly spanText: string
  readonly line: number
}

/** A number as lists show it. */
export interface QuantityRow extends Quantity {
  readonly article: string
  readonly outlet: string | null
  readonly spanText: string
  readonly line: number
}

/** A stretch of an article, or several, as evidence is shown. */
export interface Quote {
  readonly article: string
  readonly outlet: string | null
  readonly title: string | null
  readonly published: ReadArticle['published']
  readonly spans: readonly Span[]
  /** The characters of each span. */
  readonly texts: readonly string[]
  /** Line of the text the first span starts on, from 1. */
  readonly line: number
}

/** Places in one article. */
export interface Place {
  readonly article: string
  readonly spans: readonly Span[]
}

/** A decision as lists show it. */
export interface DecisionRow {
  readonly decision: Decision
  /** Who took it back; null while it holds. */
  readonly withdrawn: Withdrawn | null
  /** Where each place it names stands now (`anchorsOf`), null where it was not found. */
  readonly places: readonly (Place | null)[]
  /** Whether it holds and has a place that was not found. */
  readonly unplaced: boolean
}

/** What an import of decisions did. */
export interface ImportReport {
  readonly added: number
  readonly known: number
  /** Left out: they quote what was removed for good. */
  readonly refused: number
  readonly problems: readonly { readonly item: number; readonly message: string }[]
}

/** How many of each there are on record, newest editions alone. */
export interface Counts {
  readonly articles: number
  readonly statements: number
  readonly conditions: number
  readonly events: number
  readonly actors: number
  /** Statements that an editor has decided on. */
  readonly decided: number
}

/** How often something is counted, by its key: an id or words. */
export interface OutletCount {
  readonly key: string
  readonly n: number
}

/** What an outlet brings, counted over all its newest editions. */
export interface OutletSays {
  /** Null for articles whose outlet is not known. */
  readonly outlet: string | null
  readonly articles: number
  readonly statements: number
  /** Statements that quote word for word, in whole or in part. */
  readonly quoted: number
  /** Those used most first, as in the lists below. */
  readonly acts: readonly { readonly act: Act; readonly n: number }[]
  /** Cue words, each with the act they are used for most. */
  readonly cues: readonly { readonly words: string; readonly act: Act; readonly n: number }[]
  readonly voices: readonly { readonly id: ActorId; readonly name: string; readonly n: number }[]
}

export interface ActorRow {
  readonly id: ActorId
  readonly name: string
  readonly type: ActorType
  /** Articles that mention it; statements it makes; statements about it. */
  readonly articles: number
  readonly statements: number
  readonly about: number
}

export interface SearchHit {
  readonly article: string
  readonly outlet: string | null
  readonly title: string | null
  readonly published: ReadArticle['published']
  /** A stretch of the text around the hit, and the hits within the article. */
  readonly snippet: Span
  readonly snippetText: string
  readonly hits: readonly Span[]
  /** Statements whose content holds a hit. */
  readonly statements: readonly string[]
}

/** How many statements a speaker made by one act on one day (or within one range). */
export interface StatementTally extends DayRange {
  /** Null where nobody is named. */
  readonly speaker: ActorId | null
  readonly act: Act
  readonly n: number
}

/** What an article can be called by where no outlet is known. */
export interface Opening {
  readonly article: string
  readonly title: string | null
  /** The first words of its text. */
  readonly opening: string
}

/** Newest editions that may have appeared on the same days: how many, and what they hold. */
export interface ArticleDays extends DayRange {
  readonly articles: number
  readonly statements: number
  readonly conditions: number
}

/** How many statements were made by an act in a span of days. One that several make is counted for each. */
export interface SpanTally {
  readonly who: 'actor' | 'named' | 'nobody'
  /** Null but for an actor. */
  readonly actor: ActorId | null
  readonly act: Act
  /** The number of the span; it begins with day `span * level` (`dayOf`). Null where the day is not known. */
  readonly span: number | null
  readonly n: number
}

/** What stands in a list in order of days, by number alone. */
export interface Dated<Id> {
  readonly id: Id
  /** The first it may belong to; null where that is not known. */
  readonly day: Day | null
}

/** How many occasions of a kind one article reports, or several. */
export interface LinkTally<K> {
  readonly is: K
  readonly several: boolean
  readonly n: number
}

/** Entries of one kind, state and holder. */
export interface LedgerTally {
  readonly kind: LedgerKind
  readonly state: FateState
  readonly holder: ActorId | null
  readonly holderName: string | null
  readonly n: number
}

/** The latest statements of an actor and about it, counted without reading one of them. In no order. */
export interface Says {
  readonly own: readonly { readonly act: Act; readonly outlet: string | null; readonly n: number }[]
  /** Whom it speaks about, and who speaks about it, by act; a statement about several counts for each. */
  readonly targets: readonly { readonly actor: ActorId; readonly act: Act; readonly n: number }[]
  readonly speakers: readonly { readonly actor: ActorId; readonly act: Act; readonly n: number }[]
}
