import type { Block } from '@onrecord/format'
import type { Analysis } from './analysis.js'
import type { Lexicon } from './lexicon.js'
import type { Making } from './net/shelf.js'

/** One language: its words, its models, and the analysis they give. Loaded once, used for every article. */
export interface Language {
  /** BCP 47 tag. */
  readonly tag: string
  /** Changes whenever a lexicon or a model does. */
  readonly digest: string
  /** Tokens, sentences, tags, names and syntax of the blocks that are read (furniture is not). */
  analyse(text: string, blocks: readonly Block[]): Analysis
  /** A word list of `en/NAME.txt`. Throws where there is none. */
  lexicon(name: string): Lexicon
  /** The bytes of the weights file `models/NAME.bin`. Throws where there is none. */
  weights(name: string): Uint8Array
  /** Bytes that are made of weights once for all threads and then only read, by a name of their own. */
  keep(name: string, make: Making): Uint8Array
}
