import type { Reason } from './across.js'
import type { ActorId } from './ids.js'
import type { Span } from './span.js'

/** A person whom knowledge does not have, as one article names them. */
export interface Appearance {
  /** The edition's key. */
  readonly article: string
  /** The id they have where the article is read alone: their name's. */
  readonly actor: ActorId
  readonly name: string
  /** Who does not share it is never compared: how the family name sounds, and the initial. */
  readonly key: string
  /** Words of the text that say what they are, and the nouns of these: `plumber`. */
  readonly called: readonly Span[]
  readonly callings: readonly string[]
}

/** An appearance that counts as another actor than its name says: as one of other articles, or as one of several namesakes. */
export interface Identity {
  readonly article: string
  readonly actor: ActorId
  readonly into: ActorId
  readonly name: string
  readonly score: number
  readonly why: readonly Reason[]
}
