import type { DayRange } from '@onrecord/format'
import { showRange } from './dates.js'

/** What an article can be called by. */
export interface Sourced {
  readonly outlet: string | null
  readonly title?: string | null
  readonly published?: DayRange
  /** Its name: rows of articles have it as `name`, rows of what is in them as `article`. */
  readonly name?: string
  readonly article?: string
}

/** How articles open that have no outlet, by their names: nobody calls an article by its file. */
let openings: ReadonlyMap<string, string> = new Map()

/** Makes known what articles without an outlet can be called by. Told once, before the first page is shown. */
export function know(found: readonly { article: string; title: string | null; opening: string }[]): void {
  openings = new Map(found.map(({ article, title, opening }) => [article, title ?? (opening && `“${opening}”`)]))
}

/** A title in one line; where there is none the outlet and the day, else the opening words, and the name as the last resort. */
export function titleOf({ title, outlet, published, name, article }: Sourced): string {
  const own = title?.replace(/\s+/g, ' ').trim()
  if (own) return own
  const key = name ?? article ?? ''
  const opening = openings.get(key)
  if (opening) return opening.replace(/\s+/g, ' ')
  if (outlet === null) return key
  return published && (published.from ?? published.to) !== null ? `${outlet}, ${showRange(published)}` : outlet
}

/** Who reports it: the outlet; where that is not known, the article itself, so that two reports can be told apart. */
export const sourceOf = (it: Sourced): string => it.outlet ?? titleOf(it)

/** One article of each source, in the order given. */
export const distinct = (articles: readonly Sourced[]): Sourced[] =>
  [...new Map([...articles].reverse().map((a) => [sourceOf(a), a])).values()].reverse()
