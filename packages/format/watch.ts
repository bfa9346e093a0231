import type { Act } from './article.js'
import type { ActorId } from './ids.js'

/** What somebody wants to be told of: statements, or what the ledger holds, that fulfil all that is named. */
export interface Watch {
  /** What it is called; unique in a record. */
  readonly name: string
  readonly words?: string
  readonly by?: ActorId
  readonly about?: ActorId
  readonly act?: Act
  readonly outlet?: string
  /** Of the story that holds this article, by the article's name: a story's own id changes as it grows. */
  readonly story?: string
  /** An entry of the ledger, by its id. */
  readonly entry?: string
}

/** Up to where somebody has looked at what is watched. */
export interface Looked {
  /** A watch's name; empty for the whole record. */
  readonly watch: string
  /** The mark of what had come on record by then (`arrived`). */
  readonly mark: number
  /** ISO 8601. */
  readonly at: string
}
