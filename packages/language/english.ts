import type { Block } from '@onrecord/format'
import type { Analysis, Sentence, Token } from './analysis.js'
import type { Language } from './language.js'
import type { Lexicon } from './lexicon.js'
import { paragraphs } from './sentences/paragraphs.js'
import { sentenceRules } from './sentences/rules.js'
import { sentenceEnds } from './sentences/split.js'
import { tokenRules } from './tokens/rules.js'
import { type TokenSpans, tokenise } from './tokens/tokenise.js'

/** What a language is made of, wherever it is kept: lexicons and weights by name. Both throw where there is none. */
export interface Materials {
  lexicon(name: string): Lexicon
  weights(name: string): Uint8Array
  /** Changes whenever a lexicon or a model does. */
  digest(): string
}

/** English out of its lexicons and weights. */
export function english(materials: Materials): Language {
  const words = tokenRules(materials.lexicon)
  const rules = sentenceRules(materials.lexicon)
  return {
    tag: 'en',
    get digest() {
      return materials.digest()
    },
    lexicon: materials.lexicon,
    weights: materials.weights,
    analyse(text: string, blocks: readonly Block[]): Analysis {
      const spans: TokenSpans = { starts: [], ends: [] }
      const sentences: Sentence[] = []
      for (const paragraph of paragraphs(text, blocks, rules.open)) {
        const first = spans.starts.length
        for (const piece of paragraph) tokenise(text, piece.start, piece.end, words, spans)
        let from = first
        for (const last of sentenceEnds(text, spans, first, spans.starts.length, rules)) {
          const start = spans.starts[from]!
          const block = paragraph.findLast((p) => p.start <= start)!.block
          sentences.push({ index: sentences.length, first: from, last, start, end: spans.ends[last - 1]!, block })
          from = last
        }
      }
      const tokens: Token[] = spans.starts.map((start, index) => {
        const end = spans.ends[index]!
        const word = text.slice(start, end)
        const lower = word.toLowerCase()
        return { index, start, end, text: word, lower, tag: naiveTag(word), lemma: lower, head: -1, relation: 'root' }
      })
      const sentenceOf = new Int32Array(tokens.length)
      for (const s of sentences) sentenceOf.fill(s.index, s.first, s.last)
      return { text, tokens, sentences, names: [], sentenceOf }
    },
  }
}

function naiveTag(word: string): string {
  if (/^\d/.test(word)) return 'CD'
  if (/^[.?!…]+$/.test(word)) return '.'
  if (!/[\p{L}]/u.test(word)) return word === ',' ? ',' : ':'
  if (/^\p{Lu}/u.test(word)) return 'NNP'
  if (/ed$/.test(word)) return 'VBD'
  if (/ly$/.test(word)) return 'RB'
  return /s$/.test(word) ? 'NNS' : 'NN'
}
