import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import { REL } from './syntax.js'
import { isPunctuation, POS, type View } from './view.js'

/**
 * A proposal whose source is the end of a list, with the list as a whole: "with the United States, South Korea, NATO and Kyiv all
 * saying". Only where the source names several already, so that an object is not taken for one who speaks.
 */
export function jointSource(v: View, p: Judged): Judged {
  const { source, sourceHead } = p
  if (source === null || sourceHead < 0 || source[1] > p.cue.stretch[0]) return p
  const [from, to] = source
  let joined = false
  for (let i = from; i < to; i++) if (v.pos[i] === POS.conjunction) joined = true
  let first = sourceHead
  for (let k = 0; k < 12 && v.relation[first] === REL.conjunct && v.head[first]! >= 0; k++) first = v.head[first]!
  if (!joined || first >= from || v.sentence[first] !== v.sentence[from]) return p
  for (let i = first; i < from; i++) if (!listed(v, i)) return p
  let a = v.lo[first]!
  while (a < first && (isPunctuation(v, a) || v.relation[a] === REL.case || v.relation[a] === REL.coordinator)) a++
  return p.pieces.some((x) => x[0] < from && x[1] > a) ? p : { ...p, source: [a, to], sourceHead: first }
}

/** A proposal whose source is the end of a double name, with the whole of it: "Brandt-Weber said". */
export function doubleNamed(v: View, p: Judged): Judged {
  if (p.source === null) return p
  const [from, to] = p.source
  const { tokens } = v.analysis
  const [name, hyphen] = [tokens[from - 2], tokens[from - 1]]
  const joins =
    name && hyphen && /^[-‐‑]$/.test(hyphen.text) && name.end === hyphen.start && hyphen.end === tokens[from]!.start
  if (!joins || !/^\p{Lu}/u.test(name.text) || v.name[from] === 0 || v.name[from - 2] === 0) return p
  const pieces = p.pieces.flatMap(([a, b]) =>
    [trimmed(v, a, Math.min(b, from - 2)), trimmed(v, Math.max(a, from), b)].filter(([x, y]) => x < y),
  )
  return pieces.length === 0 ? p : { ...p, source: [from - 2, to], pieces }
}

/** Whether a token may stand in a list of names. */
const listed = (v: View, i: number): boolean =>
  isPunctuation(v, i) ||
  v.pos[i] === POS.proper ||
  v.pos[i] === POS.noun ||
  v.pos[i] === POS.conjunction ||
  v.pos[i] === POS.determiner
