import type { ReadArticle, Woven } from '@onrecord/format'
import type { SearchHit } from '@onrecord/record'
import type { ListName } from './tables/index.js'

/** Read articles one after the other, as `OnRecord.readings()` gives them: by name, then key. */
export type Articles = AsyncIterable<ReadArticle> | Iterable<ReadArticle>

/** A passage that a search found. */
export type Passage = Pick<SearchHit, 'article' | 'snippet' | 'hits' | 'statements'>

/** What an export of a table may be asked for. */
export interface ExportOptions {
  /** The list to write; statements where it is not said. */
  readonly list?: ListName
  /** What links the articles, for the lists that tell of it. */
  readonly woven?: Woven
  /** What a search found, for the list that tells of it. */
  readonly passages?: readonly Passage[]
}

/** An export: pieces of the file, in order. The same articles give the same bytes. */
export type Export = (articles: Articles, options?: ExportOptions) => AsyncIterable<string | Uint8Array>
