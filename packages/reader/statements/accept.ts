import type { Stretch } from './content-candidates.js'
import { bucket, type Features, likely } from './features.js'
import type { Cue } from './source.js'
import { isPunctuation, type View } from './view.js'

/** A whole attribution as put together by the stages, in tokens, with their probabilities. */
export interface Proposal {
  readonly cue: Cue
  readonly source: Stretch | null
  readonly sourceHead: number
  /** First and last word of the content (both included) and how it is cut. */
  readonly start: number
  readonly end: number
  readonly cut: number
  readonly cueProbability: number
  readonly extentProbability: number
  readonly sourceProbability: number
  readonly noSourceProbability: number
  readonly contentProbability: number
  readonly startProbability: number
  readonly endProbability: number
}

/** The numbers an attribution is judged by: log odds of its parts. */
export const ACCEPT_NUMBERS = 6

const logit = (p: number): number => Math.log((p + 1e-4) / (1 - p + 1e-4))

export function acceptNumbers(p: Proposal): number[] {
  return [
    logit(p.cueProbability), logit(p.sourceProbability), logit(p.contentProbability), logit(p.extentProbability),
    logit(p.startProbability), logit(p.endProbability),
  ] // biome-ignore format: one line reads better
}

/** Features of a whole attribution: how sure each part was, what its neighbours are, and what it looks like together. */
export function acceptFeatures(v: View, p: Proposal, likelihood: Float32Array, f: Features): void {
  f.clear()
  const { head: c, stretch, kind } = p.cue
  const l = v.lemma[c]!
  const pc = likely(p.cueProbability)
  const ps = likely(p.sourceProbability)
  const pt = likely(p.contentProbability)
  const type = p.sourceHead < 0 ? 0 : v.name[p.sourceHead]! > 0 ? 20 + v.name[p.sourceHead]! : v.pos[p.sourceHead]!
  const place = p.end < stretch[0] ? 1 : p.start >= stretch[1] ? 2 : 3
  const q = (v.quote[p.start]! >= 0 ? 1 : 0) + (v.quote[p.end]! >= 0 ? 2 : 0) + (v.quote[c]! >= 0 ? 4 : 0)
  f.one(800, 0)
  f.one(801, l)
  f.one(802, kind)
  f.one(803, v.tag[c]!)
  f.two(804, v.tag[c]!, v.relation[c]!)
  f.one(805, type)
  f.two(806, type, v.tag[c]!)
  f.two(807, type, l)
  f.three(808, pc, ps, pt)
  f.two(809, pc, v.tag[c]!)
  f.two(810, pt, v.tag[c]!)
  f.two(811, ps, type)
  f.two(812, pt, kind)
  f.three(813, pc, kind, type)
  f.three(814, q, place, pc)
  f.three(815, q, place, v.tag[c]!)
  f.two(816, q, l)
  f.two(817, place, l)
  f.three(818, place, v.tag[c]!, type)
  f.three(819, bucket(p.end - p.start + 1), place, v.tag[c]!)
  f.two(820, bucket(p.end - p.start + 1), l)
  f.two(821, v.form[p.start]!, v.tag[c]!)
  f.two(822, v.form[p.start]!, l)
  f.three(823, v.tag[p.start]!, v.tag[p.end]!, place)
  f.two(824, stretch[1] - stretch[0], l)
  f.three(825, v.form[stretch[0]]!, v.form[stretch[1] - 1]!, type)
  if (p.sourceHead >= 0) {
    f.one(826, v.lemma[p.sourceHead]!)
    f.two(827, v.lemma[p.sourceHead]!, l)
    f.two(828, v.lemma[p.sourceHead]!, v.tag[c]!)
    f.two(829, v.relation[p.sourceHead]!, v.head[p.sourceHead] === c ? 1 : 0)
  }
  // Rivals in the sentence: the likeliest cue to either side, and within the content.
  let left = 0
  let right = 0
  let inside = 0
  for (let i = v.first(c); i < v.last(c); i++) {
    if (i >= stretch[0] && i < stretch[1]) continue
    const x = likelihood[i]!
    if (i < c && x > left) left = x
    if (i > c && x > right) right = x
  }
  for (let i = p.start; i <= p.end; i++)
    if ((i < stretch[0] || i >= stretch[1]) && v.quote[i]! < 0 && likelihood[i]! > inside) inside = likelihood[i]!
  f.three(830, likely(left), likely(right), pc)
  f.two(831, likely(inside), pc)
  f.three(832, likely(inside), place, v.tag[c]!)
  f.three(833, likely(left), v.relation[c]!, pc)
  const h = v.head[c]!
  f.three(834, h < 0 ? 0 : likely(likelihood[h]!), v.relation[c]!, pc)
  f.three(835, v.sentence[c] === 0 ? 1 : 0, v.tag[c]!, pc)
  let stop = p.end + 1
  while (stop < v.last(p.end) && isPunctuation(v, stop)) stop++
  f.three(836, stop === v.last(p.end) ? 1 : 0, p.start === v.first(p.start) ? 1 : 0, place)
  f.three(837, p.cut, v.tag[c]!, pt)
  const before = v.first(c) > 0 && v.quote[v.first(c) - 1]! >= 0 ? 1 : 0
  const behind = v.last(c) < v.n && v.quote[v.last(c)]! >= 0 ? 1 : 0
  f.three(838, before, behind, q)
  f.three(839, v.sentence[p.end]! - v.sentence[p.start]!, q, place)
}
