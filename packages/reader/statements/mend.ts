import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { REL } from './syntax.js'
import { isPunctuation, POS, type View } from './view.js'

/** Least share of a content's tokens that must be left for it to stand. */
const SHARE = 0.3

/**
 * An attribution whose content reaches into others that are surer ("said it was over and added that …", a quotation that
 * is its neighbour's), without what is theirs; null where its cue is theirs too or too little would be left.
 */
export function mended(v: View, p: Judged, rivals: readonly Judged[]): Judged | null {
  const theirs: Stretch[] = rivals.flatMap((r) => [r.cue.stretch, ...(r.source ? [r.source] : []), ...r.pieces])
  if (theirs.some((s) => meets(s, p.cue.stretch))) return null
  const pieces: Stretch[] = []
  let before = 0
  let left = 0
  for (const [a, b] of p.pieces) {
    before += b - a
    let from = a
    let to = b
    // What lies towards the cue is kept.
    for (const [x, y] of theirs) {
      if (x >= b || y <= a) continue
      if (a >= p.cue.stretch[1]) to = Math.min(to, x)
      else from = Math.max(from, y)
    }
    while (from < to && loose(v, from)) from++
    while (to > from && loose(v, to - 1)) to--
    if (from >= to) continue
    left += to - from
    pieces.push([from, to])
  }
  return left > 0 && left >= SHARE * before ? { ...p, pieces } : null
}

/**
 * A proposal by a clause on a noun ("Weber, who said it was unfair, resigned") or by a noun ("her criticism of the plan
 * surprised him"), its content not beyond that clause or phrase.
 */
export function withinClause(v: View, p: Judged): Judged {
  const { head, stretch } = p.cue
  if (v.relation[head] !== REL.relative && v.pos[head] !== POS.noun) return p
  const end = Math.min(v.hi[head]!, v.pos[head] === POS.noun ? nextVerb(v, p) : v.n)
  const pieces = p.pieces.map(([a, b]): Stretch => {
    if (a < stretch[1] || a >= end || b <= end || v.sentence[b - 1] !== v.sentence[a]) return [a, b]
    let to = end
    while (to > a + 1 && isPunctuation(v, to - 1)) to--
    return [a, to]
  })
  return { ...p, pieces }
}

/** "The decision to revoke the licence | had harmed them": where the verb begins that tells of a noun with an infinitive, whatever the tree makes of it. */
function nextVerb(v: View, { cue, pieces }: Judged): number {
  const { tokens } = v.analysis
  const [from] = pieces[0]!
  if (from < cue.stretch[1] || tokens[from]!.tag !== 'TO' || v.quote[from]! >= 0) return v.n
  for (let i = from + 2; i < v.last(from); i++) {
    const { tag, relation, text } = tokens[i]!
    if (/^(?:W|CC)/.test(tag) || (relation === 'mark' && tag === 'IN') || text === ',') return v.n
    if (/^(?:VBD|VBZ|MD)$/.test(tag)) return i
  }
  return v.n
}

const meets = (a: Stretch, b: Stretch): boolean => a[0] < b[1] && b[0] < a[1]

/** Whether a token at an end ties a stretch to the rest without being part of it. */
const loose = (v: View, i: number): boolean => isPunctuation(v, i) || v.pos[i] === POS.conjunction
