import type { Stretch } from './content-candidates.js'
import type { Kept } from './decode.js'
import { trimmed } from './pieces.js'
import type { View } from './view.js'

/** Words a quotation that fills a paragraph must have to be taken for speech that goes on. */
const LEAST = 4

/**
 * Lets quotations go on: a content that ends with a quotation left open goes on where the next paragraph opens it again; a
 * paragraph that is one quotation, with nobody named for it, goes on what was said last in the paragraph before.
 * `heading` tells the sentences that only head what follows: a quotation there goes on nothing.
 */
export function continued(
  v: View,
  kept: readonly Kept[],
  heading: (sentence: number) => boolean = () => false,
): Kept[] {
  const out = [...kept]
  const { all } = v.quotations
  all.forEach((q, k) => {
    const first = v.quoteFirst[k]!
    if (q.depth > 0 || first < 0 || heading(v.sentence[first]!) || out.some((s) => covers(v, s, k))) return
    const stretch = trimmed(v, first, v.quoteLast[k]!)
    if (stretch[0] >= stretch[1]) return
    const at =
      q.continues >= 0
        ? out.findIndex((s) => s.depth === 0 && s.pieces.some(([, b]) => v.quote[b - 1] === q.continues))
        : alone(v, stretch) && stretch[1] - stretch[0] >= LEAST
          ? speaking(v, out, stretch)
          : -1
    const s = out[at]
    if (!s) return
    out[at] = { ...s, pieces: joined(v, s.pieces, stretch) }
  })
  return out
}

/** Whether an attribution has a quotation, or a part of it, as content, or stands in it. */
const covers = (v: View, s: Kept, k: number): boolean =>
  v.quote[s.cue.head] === k || s.pieces.some(([a, b]) => a < v.quoteLast[k]! && b > v.quoteFirst[k]!)

/** Whether a quotation fills its paragraph. */
function alone(v: View, [a, b]: Stretch): boolean {
  const { sentences } = v.analysis
  let from = v.sentence[a]!
  let to = v.sentence[b - 1]!
  while (from > 0 && v.paragraph[from - 1] === v.paragraph[from]) from--
  while (to + 1 < sentences.length && v.paragraph[to + 1] === v.paragraph[to]) to++
  const [x, y] = trimmed(v, sentences[from]!.first, sentences[to]!.last)
  return x === a && y === b
}

/** The attribution that the paragraph before ends with, where it is of a quotation; -1 where it is not. */
function speaking(v: View, kept: readonly Kept[], [a]: Stretch): number {
  const here = v.paragraph[v.sentence[a]!]!
  let best = -1
  kept.forEach((s, i) => {
    if (s.depth > 0 || s.source === null || v.paragraph[v.sentence[s.cue.head]!] !== here - 1) return
    const last = s.pieces[s.pieces.length - 1]!
    if (v.quote[last[1] - 1]! >= 0 && (best < 0 || s.cue.head > kept[best]!.cue.head)) best = i
  })
  return best
}

/** The stretches with one more; joined to the last where only punctuation lies between. */
function joined(v: View, pieces: readonly Stretch[], more: Stretch): Stretch[] {
  const last = pieces[pieces.length - 1]!
  const [a, b] = trimmed(v, last[1], more[0])
  return a >= b ? [...pieces.slice(0, -1), [last[0], more[1]]] : [...pieces, more]
}
