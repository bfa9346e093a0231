import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { Kept } from './decode.js'
import { trimmed } from './pieces.js'
import { isPunctuation, MARK, type View } from './view.js'

/**
 * Contents that end in a condition not named yet ("open to talks under one condition. The troops must leave."), with the
 * sentence behind them that names it, where that is nobody else's words. `nouns` are the words for a condition, `words`
 * what leads to them.
 */
export function withNamedCondition(v: View, kept: readonly Kept[], nouns: Lexicon, words: Lexicon): Kept[] {
  const { tokens, sentences } = v.analysis
  const does = (i: number, role: string): boolean => words.get(tokens[i]!.lower)?.[0] === role
  return kept.map((it) => {
    const piece = it.pieces.at(-1)
    const noun = (piece?.[1] ?? 0) - 1
    if (!piece || noun < piece[0] + 2 || !nouns.has(tokens[noun]!.lemma)) return it
    if (!does(noun - 1, 'one') || !does(noun - 2, 'lead')) return it
    const here = v.sentence[noun]!
    const next = sentences[here + 1]
    const ends = range(noun + 1, v.last(noun)).every((i) => isPunctuation(v, i) && v.mark[i] === MARK.none)
    if (!next || !ends || v.paragraph[here + 1] !== v.paragraph[here] || v.quote[next.first] !== v.quote[noun])
      return it
    const others = kept.some((k) => k !== it && k.cue.head >= next.first && k.cue.head < next.last && k.depth === 0)
    if (others) return it
    const [, to] = trimmed(v, next.first, next.last)
    const pieces: Stretch[] = [...it.pieces.slice(0, -1), [piece[0], to]]
    return to > next.first ? { ...it, pieces } : it
  })
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k)
