import type { Block } from '@onrecord/format'
import type { Sentence } from '../analysis.js'
import type { Lexicon } from '../lexicon.js'
import { tokenRules } from '../tokens/rules.js'
import { type TokenSpans, tokenise } from '../tokens/tokenise.js'
import { datelineEnd } from './dateline.js'
import { type Paragraph, paragraphs } from './paragraphs.js'
import { sentenceRules } from './rules.js'
import { sentenceEnds } from './split.js'

/** A text cut into tokens and sentences. */
export interface Cut {
  readonly tokens: TokenSpans
  readonly sentences: readonly Sentence[]
}

/** Cuts texts into tokens and sentences, block by block; furniture is left out. */
export type Cutter = (text: string, blocks: readonly Block[]) => Cut

/** Makes the cutter that decides by the words of the lexicons. */
export function cutter(lexicon: (name: string) => Lexicon): Cutter {
  const words = tokenRules(lexicon)
  const rules = sentenceRules(lexicon)
  return (text, blocks) => {
    const tokens: TokenSpans = { starts: [], ends: [] }
    const sentences: Sentence[] = []
    for (const paragraph of paragraphs(text, blocks, rules).flatMap((p) => apart(text, p, blocks))) {
      let first = tokens.starts.length
      for (const piece of paragraph) tokenise(text, piece.start, piece.end, words, tokens)
      for (const last of sentenceEnds(text, tokens, first, tokens.starts.length, rules)) {
        const start = tokens.starts[first]!
        const block = paragraph.findLast((p) => p.start <= start)!.block
        sentences.push({ index: sentences.length, first, last, start, end: tokens.ends[last - 1]!, block })
        first = last
      }
    }
    return { tokens, sentences }
  }
}

/** A dateline is no part of the sentence behind it. */
function apart(text: string, paragraph: Paragraph, blocks: readonly Block[]): readonly Paragraph[] {
  const [first, ...rest] = paragraph
  if (!first || blocks[first.block]!.kind !== 'body') return [paragraph]
  const end = datelineEnd(text, first.start, first.end)
  if (end === first.start || end >= first.end) return [paragraph]
  return [[{ ...first, end }], [{ ...first, start: end }, ...rest]]
}
