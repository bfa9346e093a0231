import type { Block } from '@onrecord/format'
import type { Analysis } from './analysis.js'
import { type Annotator, annotator } from './annotator.js'
import type { Language } from './language.js'
import type { Lexicon } from './lexicon.js'
import { type Making, type Shelf, shelf } from './net/shelf.js'
import { cutter } from './sentences/cutter.js'

/** What a language is made of, wherever it is kept: lexicons and weights by name. Both throw where there is none. */
export interface Materials {
  lexicon(name: string): Lexicon
  /** The bytes of weights, in the room that is given for so many, or wherever they are. */
  weights(name: string, room?: (bytes: number) => Uint8Array): Uint8Array
  /** Where weights stand that are read in place; one of its own where none is given. */
  shelf?(): Shelf
  /** Words that are remembered from text to text, some 3 kB each; as many as reading article after article is quickest with where it is not said. */
  readonly remembers?: number | undefined
  /** Changes whenever a lexicon or a model does. */
  digest(): string
}

/** English out of its lexicons and weights; the nets are opened with the first text, as not everybody reads. */
export function english(materials: Materials): Language {
  const cut = cutter(materials.lexicon)
  let annotate: Annotator | undefined
  let opened: Shelf | undefined
  const kept = (): Shelf => {
    opened ??= materials.shelf?.() ?? shelf()
    return opened
  }
  return {
    tag: 'en',
    get digest() {
      return materials.digest()
    },
    lexicon: materials.lexicon,
    weights: (name) => materials.weights(name),
    keep: (name: string, make: Making) => kept().keep(name, make),
    analyse(text: string, blocks: readonly Block[]): Analysis {
      annotate ??= annotator(materials, kept())
      return annotate(text, cut(text, blocks))
    },
  }
}
