import type { ActorId, Appearance, Identity, ReadArticle } from '@onrecord/format'

/** What editors decided that whoever links persons goes by. */
export interface ActorsDecided {
  /** Ids that were merged, renamed or split. */
  readonly ruled: readonly ActorId[]
  /** Ids that were split where each is a name's own: the one and the other. */
  readonly parted: readonly (readonly [ActorId, ActorId])[]
}

/** In how many articles somebody is named who is called just this. */
export interface Bearing {
  readonly key: string
  readonly actor: ActorId
  readonly callings: readonly string[]
  readonly n: number
}

/** Who counts as whom of those that share a key. */
export interface KeyIdentities {
  readonly key: string
  /** Names whose every appearance was looked at, and which of these count as another. */
  readonly whole: readonly ActorId[]
  readonly identities: readonly Identity[]
  /** Names that many bear, all of whom count as one: as whom, or null where they are who the name says. */
  readonly borne: readonly { readonly actor: ActorId; readonly as: Omit<Identity, 'article' | 'actor'> | null }[]
}

/**
 * What a record keeps of persons whom knowledge does not have, so that those of different articles can be linked: who
 * stands where under which name, and who counts as whom. Work that is left is kept too: any part of it can be done at any
 * time, by whoever comes, with the same outcome.
 */
export interface Identifying {
  /**
   * Finds what is to be done since the last time: articles that went, decisions on actors, another `by` (what the
   * linking is made with), for which all are looked up anew. Gives the decisions to go by.
   */
  openIdentities(by: string): Promise<ActorsDecided>
  /** Articles whose persons have not been looked up, as they were read, no more than `limit`. */
  unidentified(limit: number): Promise<{ readonly key: string; readonly article: ReadArticle }[]>
  /** Keeps who stands in articles, in place of what was known of them. */
  saveAppearances(of: readonly { readonly key: string; readonly appearances: readonly Appearance[] }[]): Promise<void>
  /** Keys of appearances that are to be linked anew, no more than `limit`. */
  openKeys(limit: number): Promise<string[]>
  /** By whom names with these keys are borne. */
  bearers(keys: readonly string[]): Promise<Bearing[]>
  /** How the names with these keys are written, each as the first of its appearances has it. */
  written(keys: readonly string[]): Promise<Pick<Appearance, 'key' | 'actor' | 'name'>[]>
  /**
   * Appearances with one of these keys, of each name (of those asked for: `isWanted`) no more than `most`: those that are called something
   * before others, and each by a digest of their articles, so that it does not depend on the order in which they came.
   */
  appearances(
    keys: readonly string[],
    most: number,
    isWanted?: (key: string, actor: ActorId) => boolean,
  ): Promise<Appearance[]>
  /** Who stands in articles (keys). */
  company(articles: readonly string[]): Promise<{ readonly article: string; readonly actor: ActorId }[]>
  /** Puts who counts as whom in place of what was so for all that have these keys; the articles concerned are shown so from now on. */
  saveIdentities(of: readonly KeyIdentities[]): Promise<void>
  /** What was linked to an actor, or parted from its name, with the articles' names. */
  identities(query: { readonly actor: ActorId }): Promise<(Identity & { readonly named: string })[]>
}
