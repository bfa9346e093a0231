import type { ActorId, Appearance, Identity, ReadArticle } from '@onrecord/format'

/** What editors decided that whoever links persons goes by. */
export interface ActorsDecided {
  /** Ids that were merged, renamed or split. */
  readonly ruled: readonly ActorId[]
  /** Ids that were split where each is a name's own: the one and the other. */
  readonly parted: readonly (readonly [ActorId, ActorId])[]
}

/**
 * What a record keeps of persons whom knowledge does not have, so that those of different articles can be linked: who
 * stands where under which name, and who counts as whom. Work that is left is kept too: any part of it can be done at any
 * time, by whoever comes, with the same outcome.
 */
export interface Identifying {
  /**
   * Finds what is to be done since the last time: articles that came or went, decisions on actors, another `by` (what the
   * linking is made with). Gives the decisions to go by.
   */
  openIdentities(by: string): Promise<ActorsDecided>
  /** Articles whose persons have not been looked up, as they were read, no more than `limit`. */
  unidentified(limit: number): Promise<{ readonly key: string; readonly article: ReadArticle }[]>
  /** Keeps who stands in articles, in place of what was known of them. */
  saveAppearances(of: readonly { readonly key: string; readonly appearances: readonly Appearance[] }[]): Promise<void>
  /** Keys of appearances that are to be linked anew, no more than `limit`. */
  openKeys(limit: number): Promise<string[]>
  /** Appearances that have one of these keys, or stand in one of these articles (keys too). */
  appearances(
    query: { readonly keys: readonly string[] } | { readonly articles: readonly string[] },
  ): Promise<Appearance[]>
  /** Puts who counts as whom in place of what was so for all that have these keys; the articles concerned are shown so from now on. */
  saveIdentities(keys: readonly string[], identities: readonly Identity[]): Promise<void>
  /** What was linked to an actor, or parted from its name, with the articles' names. */
  identities(query: { readonly actor: ActorId }): Promise<(Identity & { readonly named: string })[]>
}
