import type { Stretch } from './content-candidates.js'
import { isPunctuation, MARK, type View } from './view.js'

/** How a content that holds its own cue is cut in two. */
export const CUT = { none: 0, minimal: 1, commas: 2, quotations: 3 } as const
export const CUTS = 4

/** The stretch without punctuation at its ends; empty where it is nothing else. */
export function trimmed(v: View, a: number, b: number): [number, number] {
  while (a < b && isPunctuation(v, a)) a++
  while (b > a && isPunctuation(v, b - 1)) b--
  return [a, b]
}

/** Whether a finite verb stands between two words. */
export const hasVerb = (v: View, a: number, b: number): boolean =>
  v.analysis.tokens.slice(a, b).some((t) => /^(?:VB[DPZ]|MD)$/.test(t.tag))

/**
 * What is taken out of the hull `start`…`end` (words, both included) around cue and source: nothing; just these; up to
 * the commas around them; all that stands between two quotations. Null where that way does not apply.
 */
export function gap(
  v: View,
  start: number,
  end: number,
  cue: Stretch,
  source: Stretch | null,
  cut: number,
): Stretch | null {
  const inside = (s: Stretch): boolean => s[0] >= start && s[1] <= end + 1
  const cueInside = inside(cue)
  const sourceInside = source !== null && inside(source)
  if (cut === CUT.none) return cueInside || sourceInside ? null : [start, start]
  if (!cueInside && !sourceInside) return null
  let a = cueInside ? cue[0] : source![0]
  let b = cueInside ? cue[1] : source![1]
  // A source beside the cue goes with it, one further away too: what lies between belongs to neither.
  if (cueInside && sourceInside) {
    a = Math.min(a, source[0])
    b = Math.max(b, source[1])
  }
  if (cut === CUT.minimal) return [a, b]
  if (cut === CUT.commas) {
    const from = a
    const to = b
    while (a > start && !isPunctuation(v, a - 1)) a--
    while (b <= end && !isPunctuation(v, b)) b++
    return (a === from && b === to) || a <= start || b > end ? null : [a, b]
  }
  while (a > start && v.mark[a - 1] !== MARK.closes && v.quote[a - 1]! < 0) a--
  while (b <= end && v.mark[b] !== MARK.opens && v.quote[b]! < 0) b++
  return a <= start || b > end || v.quote[a - 1]! < 0 || v.quote[b]! < 0 ? null : [a, b]
}
