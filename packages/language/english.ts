import type { Block } from '@onrecord/format'
import type { Analysis } from './analysis.js'
import { type Annotator, annotator } from './annotator.js'
import type { Language } from './language.js'
import type { Lexicon } from './lexicon.js'
import { cutter } from './sentences/cutter.js'

/** What a language is made of, wherever it is kept: lexicons and weights by name. Both throw where there is none. */
export interface Materials {
  lexicon(name: string): Lexicon
  weights(name: string): Uint8Array
  /** Changes whenever a lexicon or a model does. */
  digest(): string
}

/** English out of its lexicons and weights; the nets are opened with the first text, as not everybody reads. */
export function english(materials: Materials): Language {
  const cut = cutter(materials.lexicon)
  let annotate: Annotator | undefined
  return {
    tag: 'en',
    get digest() {
      return materials.digest()
    },
    lexicon: materials.lexicon,
    weights: materials.weights,
    analyse(text: string, blocks: readonly Block[]): Analysis {
      annotate ??= annotator(materials)
      return annotate(text, cut(text, blocks))
    },
  }
}
