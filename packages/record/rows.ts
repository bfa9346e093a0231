import type {
  Act,
  ActorId,
  ActorType,
  Condition,
  ConditionForm,
  Day,
  DayRange,
  Decision,
  DecisionId,
  DecisionKind,
  Event,
  EventType,
  Evidence,
  FateState,
  LedgerEntry,
  LedgerKind,
  OccasionKind,
  Quantity,
  ReadArticle,
  Source,
  Span,
  Statement,
  StatementKind,
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

export interface DecisionQuery extends Page {
  readonly id?: DecisionId
  readonly kind?: DecisionKind
  readonly by?: string
  /** Made at or after this time (ISO 8601). */
  readonly since?: string
  /** About an article, by name. */
  readonly article?: string
  readonly actor?: string
  /** Those alone that hold and have a place that was not found. */
  readonly unplaced?: boolean
  readonly withdrawn?: boolean
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

/** A stretch of a list: `limit` rows (100 where it is not said) from `offset`. */
export interface Page {
  readonly limit?: number
  readonly offset?: number
}
export interface ActorQuery extends Page {
  /** Of these alone. */
  readonly ids?: readonly ActorId[]
  readonly type?: ActorType
  /** Each must begin a word of the name or of the id, in any case. */
  readonly words?: string
}
export interface ArticleQuery extends Page {
  /** Whose name or key begins so. */
  readonly begins?: string
  /** Its name. */
  readonly article?: string
  /** Each must stand in its title, outlet or name, in any case, or begin its day (`2025-03`). */
  readonly words?: string
  readonly outlet?: string
  readonly from?: Day
  readonly to?: Day
  readonly actor?: string
  readonly story?: string
  /** Those alone that came on record after this mark (`arrived`). */
  readonly after?: number
}
export interface StatementQuery extends Page {
  /** Actor ids. */
  readonly by?: string
  readonly about?: string
  readonly from?: Day
  readonly to?: Day
  readonly act?: Act
  readonly outlet?: string
  readonly kind?: StatementKind
  readonly article?: string
  /** In any of these. */
  readonly articles?: readonly string[]
  readonly story?: string
  /** Words the content must hold. Of what holds frequent words the 1,000 that came on record last are looked at. */
  readonly words?: string
  /** Those alone whose article came on record after this mark (`arrived`). */
  readonly after?: number
  /** Only those that an editor has decided on, or only the others. */
  readonly decided?: boolean
  /**
   * `said`: by day, those without a day last; `latest`: the newest day first; `place`: by article, then by place; `worth`:
   * where a look is worth most first (`worthOf`), without those decided on.
   */
  readonly order?: 'said' | 'latest' | 'place' | 'worth'
  /** Instead of a page: `limit` that stand for all, as far from each other in the list as can be. */
  readonly spread?: boolean
}
export interface TallyQuery {
  readonly story?: string
  readonly from?: Day
  readonly to?: Day
}
/** Newest editions that may have appeared on the same days: how many, and what they hold. */
export interface ArticleDays extends DayRange {
  readonly articles: number
  readonly statements: number
  readonly conditions: number
}
/** Which tallies by span: those of these actors, of everybody named together and of nobody; whole spans. */
export interface SpanTallyQuery {
  /** Days of a span: one of `LEVELS`, the finest where it is not said. */
  readonly level?: number
  readonly of: readonly ActorId[]
  readonly from?: Day
  readonly to?: Day
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
export interface ConditionQuery extends Page {
  readonly holder?: string
  readonly article?: string
  readonly story?: string
  readonly form?: ConditionForm
  readonly order?: 'made' | 'latest'
}
export interface EventQuery extends Page {
  readonly actor?: string
  readonly recipient?: string
  readonly type?: EventType
  readonly article?: string
  readonly story?: string
  readonly from?: Day
  readonly to?: Day
  readonly order?: 'day' | 'latest' | 'place'
}
export interface TimeQuery extends Page {
  readonly article?: string
  readonly from?: Day
  readonly to?: Day
}
export interface QuantityQuery extends Page {
  readonly article?: string
  /** What is counted, as the reader writes it: lower case, `troops`. */
  readonly unit?: string
}
export interface LedgerQuery extends Page {
  readonly kind?: LedgerKind
  readonly state?: FateState
  readonly holder?: string
  readonly article?: string
  /** Those that name any of these. */
  readonly articles?: readonly string[]
  readonly story?: string
  /** Due on or before this day. */
  readonly due?: Day
  /** `made`: the oldest first; `latest`: the newest; `due`: the next to be due, those without a day last. */
  readonly order?: 'made' | 'latest' | 'due'
}
export interface OccasionQuery extends Page {
  readonly article?: string
  readonly actor?: string
  readonly story?: string
  readonly kind?: OccasionKind
  /** Those alone that several articles report. */
  readonly several?: boolean
  readonly from?: Day
  readonly to?: Day
  /** `woven`; `date`: without a day last; `latest`: without those; `told`: those that most articles report first. */
  readonly order?: 'woven' | 'date' | 'latest' | 'told'
}
export interface StoryQuery extends Page {
  readonly article?: string
  readonly order?: 'woven' | 'latest'
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
export interface SearchQuery extends Page {
  /** `best`: what fits the words best; `latest`: what came on record last, also taken where more than 20,000 hold the words. */
  readonly order?: 'best' | 'latest'
  readonly outlet?: string
  readonly from?: Day
  readonly to?: Day
}

/** The latest statements of an actor and about it, counted without reading one of them. In no order. */
export interface Says {
  readonly own: readonly { readonly act: Act; readonly outlet: string | null; readonly n: number }[]
  /** Whom it speaks about, and who speaks about it, by act; a statement about several counts for each. */
  readonly targets: readonly { readonly actor: ActorId; readonly act: Act; readonly n: number }[]
  readonly speakers: readonly { readonly actor: ActorId; readonly act: Act; readonly n: number }[]
}
