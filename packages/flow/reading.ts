import type { Day, ReadArticle, Source } from '@onrecord/format'
import { read } from '@onrecord/reader'
import type { Materials } from './materials.js'
import { messageOf } from './message.js'

export interface ReadOptions {
  /** The day of reading. */
  readonly today: Day
  /** Whether conclusions carry their `why`. */
  readonly explain: boolean
}

/** What one source gave: its reading, or why there is none. */
export type Reading =
  | { readonly source: Source; readonly article: ReadArticle }
  | { readonly source: Source; readonly error: string }

/** Reads one source; an error in the reader costs that article alone. */
export function readOne(source: Source, { language, knowledge }: Materials, options: ReadOptions): Reading {
  try {
    return { source, article: read(source, { language, knowledge, ...options }) }
  } catch (error) {
    return { source, error: messageOf(error) }
  }
}
