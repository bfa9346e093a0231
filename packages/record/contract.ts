import type {
  ActorId,
  Copy,
  DayRange,
  Decision,
  DecisionId,
  Difference,
  FeedState,
  Looked,
  Occasion,
  OccasionKind,
  ReadArticle,
  Source,
  StatementRef,
  Story,
  Utterance,
  Watch,
  Woven,
} from '@onrecord/format'
import type { ArticleNo, Loom } from '@onrecord/format/loom'
import type {
  ActorQuery,
  ArticleQuery,
  ConditionQuery,
  DecisionQuery,
  EventQuery,
  LedgerQuery,
  OccasionQuery,
  Page,
  QuantityQuery,
  SearchQuery,
  SpanTallyQuery,
  StatementQuery,
  StoryQuery,
  TallyQuery,
  TimeQuery,
} from './asked.js'
import type { Deciding } from './decisions/deciding.js'
import type { Identifying } from './identifying.js'
import type { Keeping } from './keeping.js'
import type { KnownActorFile } from './own-actors.js'
import type { Rejecting } from './rejected.js'
import type {
  ActorRow,
  Added,
  Arrival,
  ArticleDays,
  ArticleRow,
  ConditionRow,
  Counts,
  Dated,
  DecisionRow,
  EventRow,
  ImportReport,
  LedgerRow,
  LedgerTally,
  LinkTally,
  Opening,
  Origin,
  OutletSays,
  Place,
  QuantityRow,
  Quote,
  ReadingParts,
  SaidRow,
  Says,
  SearchHit,
  SpanTally,
  Stamp,
  StatementRow,
  StatementTally,
  TimeRow,
} from './rows.js'

export type * from './asked.js'
export type * from './rows.js'

/**
 * The store of all that was read and woven. Asynchronous and free of dialect, so that SQLite and PostgreSQL keep one
 * contract (SPEC.md numbers what is observable; the contract test cites the numbers).
 */
export interface OnRecord extends Identifying, Keeping, Rejecting {
  /** Where it is kept, as shown to a person. */
  readonly where: string
  /** Puts a read article on record, whole or not at all. Reading the same twice changes nothing. */
  add(article: ReadArticle, stamp: Stamp, origin?: Origin): Promise<Added>
  /** The same for many in one go, which takes less time: all of them or none. Gives what was done of each, in order. */
  addAll(arrivals: readonly Arrival[]): Promise<Added[]>
  /** Whether this very text from this address (handed over as `source`) is on record with this stamp (then it need not be read again). */
  has(address: string, text: string, stamp: Stamp, source?: Source): Promise<boolean>
  /** Whether an article from this address is on record, whatever its text. */
  knows(address: string): Promise<boolean>
  counts(): Promise<Counts>
  articles(query?: ArticleQuery): Promise<ArticleRow[]>
  /** How many there are, at most `most`: where there are more, one more than that. */
  countArticles(query: ArticleQuery, most: number): Promise<number>
  /** Articles by name, as lists show them, in no order; those not on record are left out. */
  articleRows(names: readonly string[]): Promise<ArticleRow[]>
  /** A mark of what has come on record so far: 0 where nothing has, and higher with every article and edition. */
  arrived(): Promise<number>
  /** How many articles appeared when, in order of days, those without a day last. */
  articleDays(query?: Omit<TallyQuery, 'story'>): Promise<ArticleDays[]>
  /** Outlets by name, with how many articles each has. */
  outlets(): Promise<{ readonly outlet: string; readonly articles: number }[]>
  /** What outlets bring, counted; the `limit` that have most articles, and of each the `most` voices and cues heard most. */
  outletSays(query: { readonly limit: number; readonly most: number }): Promise<OutletSays[]>
  /** Articles without an outlet (of more than 2,000 those that appeared last), by name: what they can be called by. */
  openings(): Promise<Opening[]>
  /** The same as `article`, as lists show it. */
  articleRow(nameOrKey: string): Promise<ArticleRow | null>
  /** All editions of an article, the newest first. */
  editions(nameOrKey: string): Promise<ArticleRow[]>
  /** The newest edition by name, any edition by key, or null. */
  article(nameOrKey: string): Promise<ReadArticle | null>
  /** The newest editions of these names in full; those not on record are left out. */
  readingsOf(names: readonly string[]): Promise<ReadonlyMap<string, ReadArticle>>
  /** The same with their texts and some parts alone; of lists, where `naming` is given, only elements that hold that id are certain to be there. */
  partsOf<P extends keyof ReadArticle>(
    names: readonly string[],
    parts: readonly P[],
    naming?: string,
  ): Promise<ReadonlyMap<string, ReadingParts<P>>>
  /** Texts of newest editions by name; those not on record are left out. */
  texts(names: readonly string[]): Promise<ReadonlyMap<string, string>>
  statements(query?: StatementQuery): Promise<StatementRow[]>
  /** The same list by number alone, so that several can be put together of which few are shown. */
  statementDays(query: StatementQuery): Promise<Dated<number>[]>
  /** Statements by those numbers; those not on record are left out. */
  statementRows(ids: readonly number[]): Promise<ReadonlyMap<number, StatementRow>>
  /** All statements of articles in order of place, by article, without their words: so that those that are shown are chosen first. */
  saidIn(articles: readonly string[]): Promise<ReadonlyMap<string, readonly SaidRow[]>>
  /** How many there are, at most `most`: where there are more, one more than that. */
  countStatements(query?: StatementQuery, most?: number): Promise<number>
  /**
   * How many of them there are as far as that is counted: up to `most`, and where no index says it among the first 2,000 that
   * are led to; `more`: there may be more.
   */
  countSome(query: StatementQuery, most: number): Promise<{ readonly n: number; readonly more: boolean }>
  /** What an actor said, and what is said of it, counted over the latest statements of each, so many at most. */
  saysOf(actor: ActorId, latest: number): Promise<Says>
  /** Statements counted by speaker, act and day; one of several speakers counts for each. */
  tally(query?: TallyQuery): Promise<StatementTally[]>
  /** The same by spans of days, counted ahead: as fast for a large record as for a small one. */
  spanTallies(query: SpanTallyQuery): Promise<SpanTally[]>
  /** How many statements each of these actors made in those spans; those who made none are left out. */
  spanTotals(query: SpanTallyQuery): Promise<ReadonlyMap<ActorId, number>>
  /** What actors are called, by id; those not on record are left out. */
  names(ids: readonly ActorId[]): Promise<ReadonlyMap<ActorId, string>>
  /** The statements that links name, in that order; null where one is not (or no longer) on record. */
  resolve(refs: readonly StatementRef[]): Promise<(StatementRow | null)[]>
  /** The same without their words. */
  saidAt(refs: readonly StatementRef[]): Promise<(SaidRow | null)[]>
  /** The words at places, in that order; a place whose article is not on record is left out. */
  quotes(places: readonly Place[]): Promise<Quote[]>
  conditions(query?: ConditionQuery): Promise<ConditionRow[]>
  events(query?: EventQuery): Promise<EventRow[]>
  eventDays(query: EventQuery): Promise<Dated<string>[]>
  eventRows(ids: readonly string[]): Promise<EventRow[]>
  times(query?: TimeQuery): Promise<TimeRow[]>
  quantities(query?: QuantityQuery): Promise<QuantityRow[]>
  actors(query?: ActorQuery): Promise<ActorRow[]>
  /** How many there are, at most `most`: where there are more, one more than that. */
  countActors(query: ActorQuery, most: number): Promise<number>
  search(words: string, query?: SearchQuery): Promise<SearchHit[]>
  /** Names of the articles that a search for the words gives, in no order: none is looked up for its text. */
  holding(words: string, query: Pick<SearchQuery, 'limit' | 'order'>): Promise<string[]>
  /** In about how many articles each of these words stands; of those that few hold in just how many. */
  standing(words: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Every newest edition in full, one after the other, ordered by name then key. */
  readings(): AsyncIterable<ReadArticle>
  /** Names of newest editions whose stamp is not this one, in order. */
  stale(stamp: Stamp): Promise<string[]>
  /** What a newest edition was read from, so that it can be read again; null where it is not on record. */
  source(nameOrKey: string): Promise<{ readonly source: Source; readonly address: string } | null>
  /** Replaces all links at once. `of` is the digest of the articles they were woven from, `by` what they were woven with. */
  saveWoven(woven: Woven, of: string, by?: string): Promise<void>
  /**
   * Weaves at most so many of the articles that came, went or changed since they were woven, in one transaction: `turn` is
   * given the loom, the numbers of those articles, and the turn's own number. `by` is what it is woven with; where that is
   * another than before, all is woven anew. Gives how many are left.
   */
  weave(
    by: string,
    most: number,
    turn: (loom: Loom, due: readonly ArticleNo[], turn: number) => Promise<void>,
  ): Promise<{ readonly left: number; readonly turn: number }>
  /** Digest of the articles now on record, and of those the links were woven from; unequal: weave again. */
  wovenState(): Promise<{ readonly articles: string; readonly woven: string | null; readonly by: string | null }>
  /** Copies; all of them where no limit is named. */
  copies(query?: { readonly article?: string; readonly limit?: number; readonly offset?: number }): Promise<Copy[]>
  /** Utterances; all that fulfil the query where it names no limit. */
  utterances(query?: { readonly speaker?: string; readonly article?: string } & Page): Promise<Utterance[]>
  /** The utterances that any of these articles reports. */
  utterancesIn(articles: readonly string[]): Promise<Utterance[]>
  /** Occasions; all that fulfil the query where it names no limit. */
  occasions(query?: OccasionQuery): Promise<Occasion[]>
  /** How many there are on the same days, in order of days; those without a day last. */
  occasionDays(query?: OccasionQuery): Promise<readonly (DayRange & { readonly n: number })[]>
  /** How many there are of each kind, whatever kind and number of reports is asked for. */
  occasionTallies(query?: OccasionQuery): Promise<LinkTally<OccasionKind>[]>
  /** The occasions that any of these articles reports. */
  occasionsIn(articles: readonly string[]): Promise<Occasion[]>
  occasion(id: string): Promise<Occasion | null>
  /** Differences, the most telling first; all that fulfil the query where it names no limit. */
  differences(query?: {
    readonly occasion?: string
    readonly articles?: readonly string[]
    /** Of an article of this story. */
    readonly story?: string
    readonly limit?: number
    readonly offset?: number
  }): Promise<Difference[]>
  /** Stories; all that fulfil the query where it names no limit. */
  stories(query?: StoryQuery): Promise<Story[]>
  countStories(): Promise<number>
  story(id: string): Promise<Story | null>
  /** What is on record as conditional, promised, threatened, demanded or predicted; the oldest first. */
  ledger(query?: LedgerQuery): Promise<LedgerRow[]>
  /** Entries counted by kind, state and holder, those most often met first. */
  ledgerTallies(query?: Pick<LedgerQuery, 'article' | 'story' | 'due'>): Promise<LedgerTally[]>
  /** What somebody wants to be told of, by name. */
  watches(): Promise<Watch[]>
  /** Watches these and nothing else; what was looked at of others is forgotten. */
  saveWatches(watches: readonly Watch[]): Promise<void>
  /** Up to where an editor has looked at what is watched, by the watch's name. */
  looked(by: string): Promise<Looked[]>
  saveLooked(by: string, looked: Looked): Promise<void>
  /** The feeds that are followed, as they were left. */
  feedStates(): Promise<FeedState[]>
  saveFeedStates(feeds: readonly FeedState[]): Promise<void>
  ownActors(): Promise<KnownActorFile>
  saveOwnActors(actors: KnownActorFile): Promise<void>
  /** Puts what a person decides on record. Throws a DecisionError where it names what is not there. `now`: the clock's time. */
  decide(deciding: Deciding, by: string, now?: Date): Promise<DecisionRow>
  /** Takes a decision back; both stay on record. Gives the decision taken back. */
  withdraw(id: DecisionId, by: string, now?: Date): Promise<DecisionRow>
  /** Decisions, oldest first. */
  decisions(query?: DecisionQuery): Promise<DecisionRow[]>
  /** How many there are, those withdrawn and those that withdraw too: another number with every one that comes. */
  countDecisions(): Promise<number>
  /** Every decision as it was made, oldest first. */
  exportDecisions(): AsyncIterable<Decision>
  /** Takes decisions of another record, in any order, any number of times. */
  importDecisions(decisions: readonly unknown[], now?: Date): Promise<ImportReport>
  /** Whether an editor removed this text, or what stands at this address, for good. */
  isRemoved(address: string, text: string): Promise<boolean>
  /** What is wrong with the store, empty where nothing is. */
  check(): Promise<string[]>
  close(): Promise<void>
}
