/** How many of something there are in all, newest editions alone. */
export interface TotalTable {
  name: TotalName
  n: number
}
export type TotalName = 'articles' | 'statements' | 'conditions' | 'events' | 'actors' | 'decided'

/** Newest editions that may have appeared on the same days, and what they hold. */
export interface ArticleDayTable {
  /** `~` where unknown. */
  day_from: string
  day_to: string
  articles: number
  statements: number
  conditions: number
}

/** Statements that may have been said on a day and not before; `~` for those without one. */
export interface SaidDayTable {
  day: string
  n: number
}

/** On which days statements whose numbers follow each other may first have been said. */
export interface SaidStretchTable {
  /** The numbers divided by how many share a row. */
  stretch: number
  /** A place for each (`store/stretches.ts`). */
  days: string
}

/** What an outlet brings, counted: articles and statements, and these by act, cue words, speaker and wording. */
export interface OutletCountTable {
  /** Empty for articles whose outlet is not known. */
  outlet: string
  of: 'articles' | 'statements' | 'quoted' | 'act' | 'cue' | 'voice'
  /** The act, the act and the cue's words (`say said`), or the speaker; empty for what is counted once. */
  key: string
  n: number
}

/** A word of an actor's name or id, as it is searched. */
export interface ActorWordTable {
  word: string
  actor: string
}
