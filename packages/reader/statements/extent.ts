import type { Stretch } from './content-candidates.js'
import { bucket, type Features } from './features.js'
import { branchOf, REL } from './syntax.js'
import { isPunctuation, type View } from './view.js'

/** How far a cue may reach to either side of its head. */
const REACH = 6

/** The stretches a cue with this head may cover: none reaches past its sentence or begins or ends with punctuation. */
export function extents(v: View, head: number): Stretch[] {
  const first = Math.max(v.first(head), head - REACH)
  const last = Math.min(v.last(head), head + REACH + 1)
  const out: Stretch[] = []
  for (let a = head; a >= first; a--) {
    if (a < head && isPunctuation(v, a)) {
      // A comma or a quotation mark is rarely crossed; brackets and hyphens are.
      if (v.mark[a] !== 0 || v.analysis.tokens[a]!.text === ',') break
      continue
    }
    for (let b = head + 1; b <= last; b++) {
      if (b > head + 1 && isPunctuation(v, b - 1)) {
        if (v.mark[b - 1] !== 0) break
        continue
      }
      out.push([a, b])
    }
  }
  return out
}

/** Features of where a cue begins: one row for each start. */
export function extentStartFeatures(v: View, head: number, a: number, kind: number, f: Features): void {
  f.clear()
  const l = v.lemma[head]!
  const t = v.tag[head]!
  const d = head - a
  const before = a > v.first(head) ? v.form[a - 1]! : 3
  const beforeTag = a > v.first(head) ? v.tag[a - 1]! : 3
  const beforeRelation = a > v.first(head) && v.head[a - 1] === head ? v.relation[a - 1]! : a > v.first(head) ? 5 : 3
  f.one(200, d)
  f.two(201, d, l)
  f.two(202, d, t)
  f.two(203, before, beforeTag)
  f.three(204, before, v.form[a]!, 0)
  f.three(205, beforeTag, v.tag[a]!, t)
  f.three(206, l, before, d === 0 ? 1 : 0)
  f.three(207, beforeRelation, v.head[a] === head ? v.relation[a]! : 5, d === 0 ? 1 : 0)
  f.three(208, kind, d, t)
  f.three(209, kind, v.form[a]!, d === 0 ? 1 : 0)
  f.three(210, v.form[a]!, v.tag[a]!, d === 0 ? 1 : 0)
  f.three(211, beforeTag, beforeRelation, v.lemma[a]!)
  // What the stretch takes in.
  for (let i = a; i < head; i++) {
    const r = v.head[i] === head ? v.relation[i]! : v.head[head] === i ? 11 : 5
    f.two(212, r, v.tag[i]!)
    f.two(213, v.form[i]!, l)
    f.two(214, v.form[i]!, r)
    f.three(215, r, t, kind)
  }
  if (before !== 3) {
    f.three(216, before, beforeRelation, t)
    f.three(217, v.pos[a - 1]!, v.name[a - 1]!, t)
    f.three(218, beforeTag, l, d)
  }
}

/** Features of where a cue ends. */
export function extentEndFeatures(v: View, head: number, b: number, kind: number, f: Features): void {
  f.clear()
  const l = v.lemma[head]!
  const t = v.tag[head]!
  const d = b - 1 - head
  const inside = b < v.last(head)
  const next = inside ? v.form[b]! : 3
  const nextTag = inside ? v.tag[b]! : 3
  const nextRelation = inside ? (v.head[b] === head ? v.relation[b]! : 5) : 3
  const final = v.form[b - 1]!
  f.one(230, d)
  f.two(231, d, l)
  f.two(232, d, t)
  f.two(233, next, d === 0 ? 1 : 0)
  f.three(234, final, next, d === 0 ? 1 : 0)
  f.three(235, v.tag[b - 1]!, nextTag, t)
  f.three(236, l, next, d)
  f.three(237, l, final, d)
  f.three(238, v.head[b - 1] === head ? v.relation[b - 1]! : 5, nextRelation, d === 0 ? 1 : 0)
  f.three(239, kind, d, nextTag)
  f.three(240, kind, final, v.tag[b - 1]!)
  f.three(241, l, nextTag, v.tag[b - 1]!)
  f.three(242, inside ? v.mark[b]! : 0, t, bucket(d))
  for (let i = head + 1; i < b; i++) {
    const r = v.head[i] === head ? v.relation[i]! : 5
    f.two(243, r, v.tag[i]!)
    f.two(244, v.form[i]!, l)
    f.three(245, v.form[i]!, r, kind)
    const branch = branchOf(v, i, head)
    if (branch >= 0 && v.hi[branch]! > b) f.three(246, v.relation[branch]!, v.tag[i]!, v.tag[b]!)
    else if (branch >= 0 && v.hi[branch] === i + 1) f.three(247, v.relation[branch]!, v.lemma[branch]!, kind)
  }
  if (inside) {
    const branch = branchOf(v, b, head)
    f.three(248, branch < 0 ? 3 : v.relation[branch]!, v.lo[Math.max(0, branch)] === b ? 1 : 0, t)
    f.three(249, branch < 0 ? 3 : v.relation[branch]!, v.lo[Math.max(0, branch)] === b ? 1 : 0, l)
    if (v.relation[b] === REL.case || v.relation[b] === REL.marker) f.three(250, next, l, 1)
  }
}

/** Features of both ends together. */
export function extentFeatures(v: View, head: number, [a, b]: Stretch, kind: number, f: Features): void {
  f.clear()
  const l = v.lemma[head]!
  const key = (head - a) * 16 + (b - head)
  f.one(260, key)
  f.two(261, key, v.tag[head]!)
  f.three(262, v.form[a]!, v.form[b - 1]!, b - a)
  f.three(263, l, v.form[a]!, v.form[b - 1]!)
  f.three(264, kind, key, 0)
  if (b - a > 1) {
    let whole = 0
    for (let i = a; i < b; i++) whole = Math.imul(whole, 31) + v.lemma[i]!
    f.one(265, whole)
    let tags = 0
    for (let i = a; i < b; i++) tags = Math.imul(tags, 31) + v.tag[i]!
    f.one(266, tags)
    f.two(267, tags, b < v.last(head) ? v.tag[b]! : 3)
  }
}
