import type { BlockKind, MapPiece } from './article.js'
import type { Day } from './day.js'
import type { Span } from './span.js'

/** What intake takes out of a file and hands to the reader: an article's text and what its source says about it. */
export interface Source {
  /** The file's name without `.gz` and its last ending, or the article's own name or key. */
  readonly name: string
  /** Where it came from, as given. */
  readonly uri: string
  /** The text every span points into; a plain-text file unchanged. */
  readonly text: string
  readonly title: string | null
  readonly outlet: string | null
  readonly byline: readonly string[] | null
  /** The agency the source itself credits; the reader may find one in the text where this is null. */
  readonly wire: string | null
  /** BCP 47 tag, or null where the source does not say. */
  readonly language: string | null
  /** Publication day by metadata, or null. */
  readonly published: Day | null
  /** Canonical address, or null. */
  readonly url: string | null
  /** Blocks where the source marks them (HTML); sorted, not overlapping, perhaps none. The reader decides. */
  readonly hints: readonly BlockHint[]
  /** Where in the original each stretch of `text` came from; null for plain text, where it is the text itself. */
  readonly map: readonly MapPiece[] | null
  /** Fields of a JSON Lines article that have no place here, kept as they are. */
  readonly other?: Readonly<Record<string, unknown>>
}

/** A block as the source marks it. */
export interface BlockHint extends Span {
  readonly kind: BlockKind
}
