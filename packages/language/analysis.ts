import type { Offset, Span } from '@onrecord/format'

/** Kinds of name the recogniser tells apart. */
export type NameType = 'person' | 'organisation' | 'place' | 'other'

/** One token. All indexes count the tokens of the whole article from 0. */
export interface Token extends Span {
  readonly index: number
  readonly start: Offset
  readonly end: Offset
  /** `article.slice(start, end)`. */
  readonly text: string
  readonly lower: string
  /** Penn Treebank part of speech (XPOS), `NNP`, `VBD`, `-LRB-` … */
  readonly tag: string
  readonly lemma: string
  /** Index of the token it depends on; -1 for a sentence's root. */
  readonly head: number
  /** Universal Dependencies v2 relation with its subtype, `nsubj:pass`; `root` for a root. */
  readonly relation: string
}

/** A sentence: tokens `first` to `last`, `last` excluded. */
export interface Sentence extends Span {
  readonly index: number
  readonly first: number
  readonly last: number
  /** Index of the block it stands in. */
  readonly block: number
}

/** A name: tokens `first` to `last`, `last` excluded. */
export interface Name extends Span {
  readonly type: NameType
  readonly first: number
  readonly last: number
}

/** What the language knows of an article: tokens, sentences, names, syntax. Sorted by place. */
export interface Analysis {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  readonly names: readonly Name[]
  /** Index of the sentence of each token. */
  readonly sentenceOf: Int32Array
}
