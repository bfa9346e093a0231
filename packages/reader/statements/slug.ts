import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import { isPunctuation, type View } from './view.js'

/** A proposal without the slug in capitals that an agency sets before a headline: "UPDATE 2-Norway says", "(LEAD) Brandt says". */
export function withoutSlug(v: View, p: Judged): Judged {
  if (p.pieces.length < 2 || v.sentence[p.cue.head] !== 0) return p
  const { tokens } = v.analysis
  const slug = ([a, b]: readonly [number, number]): boolean =>
    b - a <= 3 &&
    tokens.slice(0, a).every((_, i) => isPunctuation(v, i)) &&
    tokens.slice(a, b).every(({ text }) => /^(?:\p{Lu}{3,}|\d+)$/u.test(text))
  return slug(p.pieces[0]!) ? { ...p, pieces: p.pieces.slice(1) } : p
}

/** Whether a proposal takes for a source what a headline says an article is: "Analysis: why Norway waits". `labels` is the lexicon of such words. */
export function isLabel({ analysis: { tokens } }: View, { source, cue }: Judged, labels: Lexicon): boolean {
  if (source === null || source[0] > 0 || tokens[cue.head]!.text !== ':') return false
  return labels.has(
    tokens
      .slice(...source)
      .map((t) => t.lower)
      .join(' '),
  )
}
