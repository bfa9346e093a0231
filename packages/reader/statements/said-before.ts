import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import { isPunctuation, POS, type View } from './view.js'

/** So many words a day may have between the cue and what it was done after ("announced late on Thursday after"). */
const DAY = 4

/**
 * A proposal whose content was looked for behind a cue that stands at its sentence's end: "Norway has agreed to pay, Brandt announced
 * Thursday after meeting them". What stands before the comma was said; what follows tells when.
 */
export function saidBefore(v: View, p: Judged): Judged {
  const { source, cue, pieces } = p
  const { tokens } = v.analysis
  const [only] = pieces
  if (p.form || !source || !only || pieces.length > 1 || source[1] > cue.stretch[0] || only[0] < cue.stretch[1])
    return p
  if (tokens[only[0]]!.tag !== 'VBG' || tokens[only[0] - 1]!.tag !== 'IN' || v.quote[only[0]]! >= 0) return p
  if (only[0] - 1 < cue.stretch[1] || only[0] - 1 - cue.stretch[1] > DAY || tokens[source[0] - 1]?.text !== ',')
    return p
  const [from, to] = trimmed(v, v.first(source[0]), source[0])
  const isClause = tokens.slice(from, to).some((t) => /^(?:VB[DPZ]|MD)$/.test(t.tag) && t.head >= 0)
  // "Though she feared it, Brandt spoke against leaving": no more than what goes before.
  if (tokens[from]!.tag === 'IN') return p
  return to - from > 3 && isClause && v.quote[from]! < 0 ? { ...p, pieces: [[from, to]] } : p
}

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

/** Whether a proposal takes a connective for a saying: "…, he said, provided that both agree". `ties` is the lexicon of connectives. */
export function isConnective(v: View, { cue, pieces }: Judged, ties: Lexicon): boolean {
  const { tokens } = v.analysis
  const { lower, tag } = tokens[cue.head]!
  if (!/^VB[DGN]$/.test(tag) || ties.get(lower)?.[1] !== 'clause' || v.quote[cue.head - 1] !== v.quote[cue.head])
    return false
  const [only] = pieces
  if (!only || only[0] < cue.stretch[1]) return false
  const before = tokens[cue.head - 1]
  const finite = tokens.slice(only[0], only[1]).some((t) => /^(?:VB[DPZ]|MD)$/.test(t.tag))
  return finite && (before?.text === ',' || v.pos[cue.head - 1] === POS.noun || v.pos[cue.head - 1] === POS.proper)
}
