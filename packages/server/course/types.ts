import type { Act, ConditionForm, Day, DayRange, FateState, OccasionKind, Published, Span } from '@onrecord/format'
import type { StatementRow } from '@onrecord/record'

/** A row of the picture: somebody, everybody who has no row of their own (`others`), or nobody by name. */
export interface CourseRow {
  readonly kind: 'actor' | 'others' | 'nobody'
  /** The actor's id; empty otherwise. */
  readonly id: string
  /** Empty where nobody is named. */
  readonly name: string
  /** Of how many actors; 0 for others that are too many to be told apart. */
  readonly actors: number
  readonly statements: number
}

/** The time shown, cut into stretches of as many days each, from `from` on. */
export interface CourseBins {
  readonly from: Day
  readonly days: number
}

/** How many statements one row made by one act: `n[i]` in the stretch `at[i]`, the first of which is 0. */
export interface CourseSeries {
  readonly row: number
  readonly act: Act
  readonly at: readonly number[]
  readonly n: readonly number[]
}

/** One statement, as small as a picture needs it. */
export interface CourseMark extends DayRange {
  readonly row: number
  readonly article: string
  readonly outlet: string | null
  readonly id: string
  readonly act: Act
  readonly negated: boolean
  /** Who, as it is known or as it is written; empty where nobody is named. */
  readonly who: string
  /** The beginning of what was said. */
  readonly words: string
  readonly confidence: number
}

export interface CourseOccasion extends DayRange {
  readonly id: string
  readonly name: string
  readonly kind: OccasionKind
  /** Outlets that report it; an article's name where its outlet is not known. */
  readonly sources: readonly { readonly article: string; readonly outlet: string | null }[]
  readonly statements: number
  /** Who is heard, those with the most statements first. */
  readonly speakers: readonly string[]
}

/** How a condition stands, and the day that says so. */
export interface CourseEnd {
  /** `due`: a day its own words name; the others as the ledger has it. */
  readonly state: 'due' | FateState
  readonly day: Day
  /** Whether the machine proposes it; else an editor decided. */
  readonly proposed: boolean
  /** The words of a later article that it rests on. */
  readonly words: string | null
}

export interface CourseCondition extends DayRange {
  readonly id: string
  readonly article: string
  readonly outlet: string | null
  readonly statement: string | null
  readonly whole: Span
  readonly words: string
  readonly form: ConditionForm
  readonly holder: string | null
  readonly holderName: string | null
  readonly state: FateState
  readonly ends: CourseEnd | null
}

/** Articles that may have appeared within the same days. */
export interface CourseReports extends DayRange {
  readonly n: number
  /** The article, where it is one. */
  readonly article: string | null
  readonly title: string | null
  readonly outlet: string | null
  readonly statements: number
}

/** The course of a matter, as a picture is drawn from it. */
export interface Course {
  readonly articles: number
  readonly outlets: number
  readonly statements: number
  readonly conditions: number
  /** When the articles appeared. */
  readonly from: Day | null
  readonly to: Day | null
  readonly rows: readonly CourseRow[]
  /** Null where nothing is dated. */
  readonly bins: CourseBins | null
  readonly series: readonly CourseSeries[]
  /** Every statement by itself where they are few enough to be told apart; else null, and the series say how many. */
  readonly marks: readonly CourseMark[] | null
  readonly occasions: readonly CourseOccasion[]
  readonly given: readonly CourseCondition[]
  readonly reports: readonly CourseReports[]
}

export interface CourseQuery {
  readonly story?: string
  /** The period asked for: what was said, set, held or published within it. */
  readonly from?: Day
  readonly to?: Day
  /** Rows of actors of their own, at most. */
  readonly rows?: number
}

/** An occasion or an article in the order of time, with the most telling of what was said. */
export interface CourseEntry extends DayRange {
  /** The occasion's id, or the article's key. */
  readonly id: string
  readonly kind: OccasionKind | 'article'
  /** Null for an article without one. */
  readonly title: string | null
  /** The article's name; null for an occasion. */
  readonly article: string | null
  readonly basis: Published['basis']
  readonly sources: readonly { readonly article: string; readonly outlet: string | null }[]
  /** Statements in all; `statements` holds the first few. */
  readonly count: number
  readonly statements: readonly StatementRow[]
}

/** A page of them, and how many there are. */
export interface CourseEntries {
  readonly total: number
  readonly entries: readonly CourseEntry[]
}
