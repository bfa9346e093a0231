import type { Stretch } from './content-candidates.js'
import { bucket, type Features, likely } from './features.js'
import type { Cue } from './source.js'
import { places, templates } from './templates.js'
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

const AT = places([
  // The cue, the source, the content; how likely each is.
  'lemma', 'tag', 'relation', 'kind', 'cue', 'source', 'content', 'type', 'place', 'quotes', 'words', 'length', 'first', 'firstTag', 'lastTag',
  'cueFirst', 'cueLast', 'sourceLemma', 'sourceRelation', 'direct', 'cut', 'sentences',
  // What stands around: rivals, the predicate above, sentences and their quotations.
  'left', 'right', 'inside', 'above', 'headline', 'final', 'begins', 'quotedBefore', 'quotedBehind',
] as const) // biome-ignore format: several a line

const WHOLE = templates(AT, [
  [800, 'nothing'],
  [801, 'lemma'],
  [802, 'kind'],
  [803, 'tag'],
  [804, 'tag', 'relation'],
  [805, 'type'],
  [806, 'type', 'tag'],
  [807, 'type', 'lemma'],
  [808, 'cue', 'source', 'content'],
  [809, 'cue', 'tag'],
  [810, 'content', 'tag'],
  [811, 'source', 'type'],
  [812, 'content', 'kind'],
  [813, 'cue', 'kind', 'type'],
  [814, 'quotes', 'place', 'cue'],
  [815, 'quotes', 'place', 'tag'],
  [816, 'quotes', 'lemma'],
  [817, 'place', 'lemma'],
  [818, 'place', 'tag', 'type'],
  [819, 'length', 'place', 'tag'],
  [820, 'length', 'lemma'],
  [821, 'first', 'tag'],
  [822, 'first', 'lemma'],
  [823, 'firstTag', 'lastTag', 'place'],
  [824, 'words', 'lemma'],
  [825, 'cueFirst', 'cueLast', 'type'],
  [830, 'left', 'right', 'cue'],
  [831, 'inside', 'cue'],
  [832, 'inside', 'place', 'tag'],
  [833, 'left', 'relation', 'cue'],
  [834, 'above', 'relation', 'cue'],
  [835, 'headline', 'tag', 'cue'],
  [836, 'final', 'begins', 'place'],
  [837, 'cut', 'tag', 'content'],
  [838, 'quotedBefore', 'quotedBehind', 'quotes'],
  [839, 'sentences', 'quotes', 'place'],
])
const SOURCE = templates(AT, [
  [826, 'sourceLemma'],
  [827, 'sourceLemma', 'lemma'],
  [828, 'sourceLemma', 'tag'],
  [829, 'sourceRelation', 'direct'],
])

/** Features of a whole attribution: how sure each part was, what its neighbours are, and what it looks like together. */
export function acceptFeatures(v: View, p: Proposal, likelihood: Float32Array, f: Features): void {
  f.clear()
  const x = f.values
  const { head: c, stretch, kind } = p.cue
  const s = p.sourceHead
  const h = v.head[c]!
  x[AT.lemma] = v.lemma[c]!
  x[AT.tag] = v.tag[c]!
  x[AT.relation] = v.relation[c]!
  x[AT.kind] = kind
  x[AT.cue] = likely(p.cueProbability)
  x[AT.source] = likely(p.sourceProbability)
  x[AT.content] = likely(p.contentProbability)
  x[AT.type] = s < 0 ? 0 : v.name[s]! > 0 ? 20 + v.name[s]! : v.pos[s]!
  x[AT.place] = p.end < stretch[0] ? 1 : p.start >= stretch[1] ? 2 : 3
  x[AT.quotes] = (v.quote[p.start]! >= 0 ? 1 : 0) + (v.quote[p.end]! >= 0 ? 2 : 0) + (v.quote[c]! >= 0 ? 4 : 0)
  x[AT.words] = stretch[1] - stretch[0]
  x[AT.length] = bucket(p.end - p.start + 1)
  x[AT.first] = v.form[p.start]!
  x[AT.firstTag] = v.tag[p.start]!
  x[AT.lastTag] = v.tag[p.end]!
  x[AT.cueFirst] = v.form[stretch[0]]!
  x[AT.cueLast] = v.form[stretch[1] - 1]!
  x[AT.cut] = p.cut
  x[AT.sentences] = v.sentence[p.end]! - v.sentence[p.start]!
  if (s >= 0) {
    x[AT.sourceLemma] = v.lemma[s]!
    x[AT.sourceRelation] = v.relation[s]!
    x[AT.direct] = v.head[s] === c ? 1 : 0
    f.take(SOURCE)
  }
  rivals(v, p, likelihood, x)
  x[AT.above] = h < 0 ? 0 : likely(likelihood[h]!)
  x[AT.headline] = v.sentence[c] === 0 ? 1 : 0
  let stop = p.end + 1
  while (stop < v.last(p.end) && isPunctuation(v, stop)) stop++
  x[AT.final] = stop === v.last(p.end) ? 1 : 0
  x[AT.begins] = p.start === v.first(p.start) ? 1 : 0
  x[AT.quotedBefore] = v.first(c) > 0 && v.quote[v.first(c) - 1]! >= 0 ? 1 : 0
  x[AT.quotedBehind] = v.last(c) < v.n && v.quote[v.last(c)]! >= 0 ? 1 : 0
  f.take(WHOLE)
}

/** Rivals in the sentence: the likeliest cue to either side, and within the content. */
function rivals(v: View, { cue, start, end }: Proposal, likelihood: Float32Array, x: Int32Array): void {
  const { head: c, stretch } = cue
  let left = 0
  let right = 0
  let inside = 0
  for (let i = v.first(c); i < v.last(c); i++) {
    if (i >= stretch[0] && i < stretch[1]) continue
    const q = likelihood[i]!
    if (i < c && q > left) left = q
    if (i > c && q > right) right = q
  }
  for (let i = start; i <= end; i++)
    if ((i < stretch[0] || i >= stretch[1]) && v.quote[i]! < 0 && likelihood[i]! > inside) inside = likelihood[i]!
  x[AT.left] = likely(left)
  x[AT.right] = likely(right)
  x[AT.inside] = likely(inside)
}
