import type { ReadArticle } from '@onrecord/format'

/** Read articles one after the other, as `OnRecord.readings()` gives them: by name, then key. */
export type Articles = AsyncIterable<ReadArticle> | Iterable<ReadArticle>

/** An export: pieces of the file's text, in order. The same articles give the same bytes. */
export type Export = (articles: Articles) => AsyncIterable<string>
