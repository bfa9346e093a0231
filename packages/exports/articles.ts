import type { ReadArticle, Woven } from '@onrecord/format'
import type { ListName } from './tables/index.js'

/** Read articles one after the other, as `OnRecord.readings()` gives them: by name, then key. */
export type Articles = AsyncIterable<ReadArticle> | Iterable<ReadArticle>

/** What an export of a table may be asked for. */
export interface ExportOptions {
  /** The list to write; statements where it is not said. */
  readonly list?: ListName
  /** What links the articles, for the lists that tell of it. */
  readonly woven?: Woven
}

/** An export: pieces of the file, in order. The same articles give the same bytes. */
export type Export = (articles: Articles, options?: ExportOptions) => AsyncIterable<string | Uint8Array>
