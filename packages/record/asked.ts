import type {
  Act,
  ActorId,
  ActorType,
  ConditionForm,
  Day,
  DecisionId,
  DecisionKind,
  EventType,
  FateState,
  LedgerKind,
  OccasionKind,
  StatementKind,
} from '@onrecord/format'

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

/** Which tallies by span: those of these actors, of everybody named together and of nobody; whole spans. */
export interface SpanTallyQuery {
  /** Days of a span: one of `LEVELS`, the finest where it is not said. */
  readonly level?: number
  readonly of: readonly ActorId[]
  readonly from?: Day
  readonly to?: Day
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
  /** Due on or after this day. */
  readonly dueFrom?: Day
  /** Those that any of these articles is evidence for, of the 5,000 that are not open and due first, or that one of these decisions settled. */
  readonly changed?: { readonly evidence: ReadonlySet<string>; readonly decisions: ReadonlySet<string> }
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

export interface SearchQuery extends Page {
  /** `best`: what fits the words best; `latest`: what came on record last, also taken where more than 20,000 hold the words. */
  readonly order?: 'best' | 'latest'
  readonly outlet?: string
  readonly from?: Day
  readonly to?: Day
}
