/** What an article can be called by. */
export interface Sourced {
  readonly outlet: string | null
  readonly title?: string | null
  /** Its name: rows of articles have it as `name`, rows of what is in them as `article`. */
  readonly name?: string
  readonly article?: string
}

/** A title in one line, or the article's name where it has none. */
export const titleOf = ({ title, name, article }: Sourced): string =>
  title?.replace(/\s+/g, ' ').trim() || (name ?? article ?? '')

/** Who reports it: the outlet; where that is not known, the article itself, so that two reports can be told apart. */
export const sourceOf = (it: Sourced): string => it.outlet ?? titleOf(it)

/** One article of each source, in the order given. */
export const distinct = (articles: readonly Sourced[]): Sourced[] =>
  [...new Map([...articles].reverse().map((a) => [sourceOf(a), a])).values()].reverse()
