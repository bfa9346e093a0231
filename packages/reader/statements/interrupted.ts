import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import { POS, type View } from './view.js'

/** So many words whoever was told is named with. */
const HEARER = 5

/**
 * A proposal that was said around its source and cue, of which one half alone was found: "If spreads widen, the official predicted,
 * the bank will step in", "Neither will stop, she said, until he must". `ties` is the lexicon of conditional connectives, `words` that of conditional words.
 */
export function withOtherHalf(v: View, p: Judged, ties: Lexicon, words: Lexicon): Judged {
  const { source, cue, pieces } = p
  const only = pieces[0]
  if (p.form || source === null || pieces.length !== 1 || !only || v.quote[only[0]]! >= 0) return p
  const { tokens } = v.analysis
  const from = Math.min(source[0], cue.stretch[0])
  const to = heard(v, cue.head, Math.max(source[1], cue.stretch[1]))
  if (tokens[from - 1]?.text !== ',' || tokens[to]?.text !== ',' || v.quote[from]! >= 0) return p
  if (v.sentence[only[0]] !== v.sentence[from] || v.sentence[only[1] - 1] !== v.sentence[from]) return p
  const opens = (i: number): boolean =>
    ['until', 'without', 'before'].some((role) => words.get(tokens[i]!.lower)?.includes(role)) ||
    ties.rows.some(([entry]) => entry!.split(' ')[0] === tokens[i]!.lower)
  const [first, last] = [v.first(from), v.last(from)]
  if (only[0] >= to && opens(first) && only[0] <= to + 1) {
    const half = trimmed(v, first, from)
    return isPlain(v, half) ? { ...p, pieces: [half, only] } : p
  }
  // "…, he said, provided | that both agree": the connective was left out, and what it is tied to.
  const tie = only[0] > to + 1 && only[0] <= to + 3 && opens(to + 1) ? trimmed(v, first, from) : null
  if (tie && isPlain(v, tie)) return { ...p, pieces: [tie, [to + 1, only[1]]] }
  if (only[1] <= from && to + 1 < last && opens(to + 1)) {
    const half = trimmed(v, to + 1, last)
    return isPlain(v, half) ? { ...p, pieces: [only, half] } : p
  }
  return p
}

/** Where a verb of telling ends with whom it was told to ("told Reuters"); `to` where it names nobody. */
function heard(v: View, head: number, to: number): number {
  const { tokens } = v.analysis
  if (tokens[head]!.lemma !== 'tell') return to
  let end = to
  while (end < v.last(head) && end < to + HEARER && /^(?:DT|NNPS?|NNS?|PRP|POS)$/.test(tokens[end]!.tag)) end++
  return tokens[end]?.text === ',' ? end : to
}

/** Whether a stretch of some words is no quotation. */
const isPlain = (v: View, [a, b]: Stretch): boolean =>
  b - a > 1 && !v.quote.subarray(a, b).some((q) => q >= 0) && v.pos[a] !== POS.punctuation
