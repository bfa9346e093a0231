import type { Proposal } from './accept.js'
import type { Stretch } from './content-candidates.js'
import { type Near, near } from './near.js'
import { gap, trimmed } from './pieces.js'
import type { View } from './view.js'

/** A proposal with its probability and the tokens its content covers. */
export interface Judged extends Proposal {
  readonly probability: number
  readonly pieces: readonly Stretch[]
  /** Name of the form that gave it away, where the model did not find it. */
  readonly form?: string
}
export interface Kept extends Judged {
  readonly depth: number
}

/** The content's stretches after source and cue are cut out; words at both ends. */
export function piecesOf(v: View, p: Proposal): Stretch[] {
  const hole = gap(v, p.start, p.end, p.cue.stretch, p.source, p.cut)
  const halves: Stretch[] =
    hole === null || hole[0] === hole[1]
      ? [[p.start, p.end + 1]]
      : [trimmed(v, p.start, hole[0]), trimmed(v, hole[1], p.end + 1)]
  return halves.filter(([a, b]) => a < b)
}

const meets = (a: Stretch, b: Stretch): boolean => a[0] < b[1] && b[0] < a[1]
const inside = (a: Stretch, b: Stretch): boolean => a[0] >= b[0] && a[1] <= b[1]

/** Whether all of one attribution that has a place of its own lies within one piece of the other's content. */
function nested(a: Judged, b: Judged): boolean {
  return b.pieces.some(
    (p) =>
      inside(a.cue.stretch, p) && a.pieces.every((x) => inside(x, p)) && (a.source === null || inside(a.source, p)),
  )
}

/** Whether two attributions can't both hold: their contents overlap, or one's cue stands in the other's content, without nesting. */
function clash(a: Judged, b: Judged): boolean {
  if (meets(a.cue.stretch, b.cue.stretch)) return true
  for (const p of a.pieces) {
    if (meets(p, b.cue.stretch)) return true
    for (const q of b.pieces) if (meets(p, q)) return true
  }
  return b.pieces.some((p) => meets(p, a.cue.stretch))
}

const rivalsOf = (p: Judged, kept: Near): Judged[] =>
  kept.around(p).filter((k) => clash(p, k) && !nested(p, k) && !nested(k, p))

/** Whether an attribution adds nothing to the one whose content holds it. */
export type Redundant = (inner: Judged, outer: Judged) => boolean
const never: Redundant = () => false

/** What is left of an attribution beside surer ones that it clashes with, or null. */
export type Mend = (p: Judged, rivals: readonly Judged[]) => Judged | null
const unmended: Mend = () => null

/**
 * Keeps the likeliest attributions that do not clash, best first. One that lies wholly within another's content goes a
 * level deeper and must reach `inner`, the others `outer`; one that is `redundant` there is dropped.
 */
export function decode(
  proposals: readonly Judged[],
  outer: number,
  inner: number,
  redundant: Redundant = never,
  mend: Mend = unmended,
): Kept[] {
  // A content that source and cue cover wholly is none.
  const sorted = proposals
    .filter((p) => p.pieces.length > 0)
    .sort((a, b) => b.probability - a.probability || a.cue.head - b.cue.head)
  const found = near()
  for (const p of sorted) {
    if (p.probability < Math.min(outer, inner)) break
    const rivals = rivalsOf(p, found)
    if (rivals.length === 0) found.add(p)
    else {
      const rest = mend(p, rivals)
      if (rest && rivalsOf(rest, found).length === 0) found.add(rest)
    }
  }
  // What was taken as an inner one must reach its own threshold; depth counts only those that stay.
  const kept = depths(found).filter(({ p, depth }) => depth > 0 || p.probability >= outer)
  const stay = depths(near(kept.map(({ p }) => p)))
    .filter(({ p, depth }) => p.probability >= (depth === 0 ? outer : inner))
    .map(({ p }) => p)
  const beside = near(stay)
  const last = stay.filter((p) => !beside.around(p).some((k) => k !== p && nested(p, k) && redundant(p, k)))
  return depths(near(last))
    .map(({ p, depth }) => ({ ...p, depth }))
    .sort((a, b) => a.cue.head - b.cue.head)
}

/** In how many others of a list each of its attributions lies. */
const depths = (list: Near): { readonly p: Judged; readonly depth: number }[] =>
  list.all.map((p) => ({ p, depth: list.around(p).filter((k) => k !== p && nested(p, k)).length }))
