import { ACCEPT_NUMBERS, acceptFeatures, acceptNumbers, type Proposal } from './accept.js'
import { type EdgeTemplates, type Frame, frame, PLACES, placeFeatures, placeOf, type Scene } from './content.js'
import { ends, type Stretch, starts } from './content-candidates.js'
import { END, endFeatures } from './content-end.js'
import { MAY, mayEndFeatures, mayStartFeatures } from './content-gate.js'
import { hullFeatures } from './content-hull.js'
import { START, startFeatures } from './content-start.js'
import { cueFeatures } from './cue-features.js'
import { type Judged, piecesOf } from './decode.js'
import { extentEndFeatures, extentFeatures, extentStartFeatures, extents } from './extent.js'
import type { Features } from './features.js'
import { type Model, Scored, STAGES, type Stage, sigmoid, softmax } from './model.js'
import { CUTS, gap } from './pieces.js'
import {
  type Cue,
  noSourceFeatures,
  sourceHeadFeatures,
  sourceHeads,
  sourceStretches,
  sourceStretchFeatures,
} from './source.js'
import { isPunctuation, POS, type View } from './view.js'

/** Starts and ends kept for the decision over whole contents, and how likely they must be beside the likeliest. */
const KEEP = 8
const BESIDE = 0.004
/** Cue probability below which a token is not looked at any further. */
export const TRIGGER = 0.2
/** Share of the likeliest pair’s probability below which a start and an end are not tried together. */
const PAIR = 0.01

/** How far behind the best a source's head may score (natural logarithm of odds) for its stretches to be looked at. */
const BEHIND = 6

/** That a word was looked at, beside what it may be. */
const SEEN = 4

/** Whether a token may head a cue: every verb may, and whatever did so in training. */
export const eligible = (v: View, i: number, forms: ReadonlySet<number>): boolean =>
  v.pos[i] === POS.verb || forms.has(v.lemma[i]!) || forms.has(v.form[i]!)

type Scores = Readonly<Record<Stage, Scored>>

const made = new WeakMap<Model, Scores>()

/** Room for the examples of each stage, made once for a model. */
function scoresOf(model: Model): Scores {
  let scores = made.get(model)
  if (!scores) {
    scores = Object.fromEntries(STAGES.map((stage) => [stage, new Scored(model[stage])])) as Scores
    made.set(model, scores)
  }
  return scores
}

/**
 * Puts together an attribution for every token that may well be a cue, and judges it. `kinds` holds the class of each
 * token's lemma in the lexicon of cues. The proposals may clash.
 */
export function propose(v: View, kinds: Int32Array, model: Model): Judged[] {
  const scores = scoresOf(model)
  const p = new Float64Array(4096)
  const likelihood = new Float32Array(v.n)
  const may = new Uint8Array(v.n)
  const heads: number[] = []
  for (let i = 0; i < v.n; i++) {
    if (!eligible(v, i, model.cueForms)) continue
    cueFeatures(v, i, kinds, scores.cue)
    const q = sigmoid(scores.cue.score)
    likelihood[i] = q
    if (q >= TRIGGER) heads.push(i)
  }
  const out: Judged[] = []
  for (const head of heads) {
    firstLook(v, head, scores, model, may)
    const extent = pickExtent(v, head, kinds[head]!, scores.extent, p)
    const cue: Cue = { head, stretch: extent.stretch, kind: kinds[head]! }
    const source = pickSource(v, cue, likelihood, scores.source, p)
    const content = pickContent({ v, cue, source: source.source, likelihood }, may, model, scores, p)
    if (!content) continue
    const proposal: Proposal = {
      cue, ...source, ...content, cueProbability: likelihood[head]!, extentProbability: extent.probability,
    } // biome-ignore format: the fields in a few lines
    const pieces = piecesOf(v, proposal)
    // Nothing but marks was found for the cue.
    if (pieces.length === 0) continue
    acceptFeatures(v, proposal, likelihood, scores.accept)
    let s = scores.accept.score
    const numbers = acceptNumbers(proposal)
    for (let d = 0; d < ACCEPT_NUMBERS; d++) s += model.accept.dense[d]! * numbers[d]!
    out.push({ ...proposal, probability: sigmoid(s), pieces })
  }
  return out
}

type SourceChoice = Pick<Proposal, 'source' | 'sourceHead' | 'sourceProbability' | 'noSourceProbability'>
type ContentChoice = Pick<
  Proposal,
  'start' | 'end' | 'cut' | 'contentProbability' | 'startProbability' | 'endProbability'
>

function best(p: Float64Array, n: number): number {
  let k = 0
  for (let i = 1; i < n; i++) if (p[i]! > p[k]!) k = i
  return k
}

function pickExtent(
  v: View,
  head: number,
  kind: number,
  f: Scored,
  p: Float64Array,
): { stretch: Stretch; probability: number } {
  const list = extents(v, head)
  const from = new Map<number, number>()
  const to = new Map<number, number>()
  list.forEach((x, k) => {
    let a = from.get(x[0])
    if (a === undefined) {
      extentStartFeatures(v, head, x[0], kind, f)
      a = f.score
      from.set(x[0], a)
    }
    let b = to.get(x[1])
    if (b === undefined) {
      extentEndFeatures(v, head, x[1], kind, f)
      b = f.score
      to.set(x[1], b)
    }
    extentFeatures(v, head, x, kind, f)
    p[k] = a + b + f.score
  })
  softmax(p, list.length)
  const k = best(p, list.length)
  return { stretch: list[k]!, probability: p[k]! }
}

function pickSource(v: View, cue: Cue, likelihood: Float32Array, f: Scored, p: Float64Array): SourceChoice {
  const options: { stretch: Stretch | null; head: number }[] = [{ stretch: null, head: -1 }]
  const heads: number[] = []
  const stretches: Stretch[] = []
  noSourceFeatures(v, cue, f)
  p[0] = f.score
  sourceHeads(v, cue, heads)
  const own = heads.map((h) => {
    sourceHeadFeatures(v, cue, h, likelihood, f)
    return f.score
  })
  const least = Math.max(...own) - BEHIND
  heads.forEach((h, i) => {
    if (own[i]! < least) return
    sourceStretches(v, h, cue, stretches)
    for (const stretch of stretches) {
      sourceStretchFeatures(v, cue, h, stretch, f)
      p[options.length] = own[i]! + f.score
      options.push({ stretch, head: h })
    }
  })
  softmax(p, options.length)
  const k = best(p, options.length)
  const { stretch, head } = options[k]!
  return {
    source: stretch,
    sourceHead: head,
    sourceProbability: p[k]!,
    noSourceProbability: p[0]!,
  }
}

/** Which words of the head's sentence may begin or end a content, noted in `may` once for all heads of the sentence. */
function firstLook(v: View, head: number, { mayStart, mayEnd }: Scores, model: Model, may: Uint8Array): void {
  const first = v.first(head)
  if ((may[first]! & SEEN) !== 0) return
  const [starts] = model.mayStart.dense
  const [ends] = model.mayEnd.dense
  for (let i = first; i < v.last(head); i++) {
    may[i] = SEEN
    if (isPunctuation(v, i)) continue
    mayStartFeatures(v, i, mayStart)
    mayEndFeatures(v, i, mayEnd)
    may[i] = SEEN | (mayStart.score >= starts! ? MAY.start : 0) | (mayEnd.score >= ends! ? MAY.end : 0)
  }
}

function pickContent(
  scene: Scene,
  may: Uint8Array,
  model: Model,
  scores: Scores,
  p: Float64Array,
): ContentChoice | null {
  const { v, cue, source } = scene
  const fr = frame(scene)
  const list: number[] = []
  starts(v, cue.head, cue.stretch, may, list)
  const from = likeliest(scene, fr, list, START, startFeatures, scores.start, p)
  ends(v, cue.head, cue.stretch, may, list)
  const to = likeliest(scene, fr, list, END, endFeatures, scores.end, p)
  const options: Omit<ContentChoice, 'contentProbability'>[] = []
  const [wa, wb] = model.hull.dense
  for (const [start, end, startProbability, endProbability] of pairs(from, to))
    for (let cut = 0; cut < CUTS; cut++) {
      if (!gap(v, start, end, cue.stretch, source, cut)) continue
      hullFeatures(scene, fr, start, end, cut, scores.hull)
      p[options.length] =
        scores.hull.score + wa! * Math.log(startProbability + 1e-6) + wb! * Math.log(endProbability + 1e-6)
      options.push({ start, end, cut, startProbability, endProbability })
    }
  if (options.length === 0) return null
  softmax(p, options.length)
  const k = best(p, options.length)
  return { ...options[k]!, contentProbability: p[k]! }
}

type EdgeFeatures = (scene: Scene, fr: Frame, i: number, f: Features) => void

/** The likeliest of the words a content may begin (or end) with, best first. */
function likeliest(
  scene: Scene,
  fr: Frame,
  list: readonly number[],
  templates: EdgeTemplates,
  features: EdgeFeatures,
  f: Scored,
  p: Float64Array,
): [number, number][] {
  const places = new Float64Array(PLACES).fill(Number.NaN)
  list.forEach((i, k) => {
    const place = placeOf(scene, i)
    if (Number.isNaN(places[place]!)) {
      placeFeatures(scene, fr, i, templates, f)
      places[place] = f.score
    }
    features(scene, fr, i, f)
    p[k] = places[place]! + f.score
  })
  softmax(p, list.length)
  return keep(list, p)
}

type Edge = readonly [word: number, probability: number]

/** First and last words that may be a content's together, with their probabilities: likely ones, the last not before the first. */
export function pairs(from: readonly Edge[], to: readonly Edge[]): (readonly [number, number, number, number])[] {
  let most = 0
  for (const [a, x] of from) for (const [b, y] of to) if (b >= a && x * y > most) most = x * y
  const out: (readonly [number, number, number, number])[] = []
  for (const [a, x] of from) for (const [b, y] of to) if (b >= a && x * y >= most * PAIR) out.push([a, b, x, y])
  return out
}

/** The likeliest of some words with their probabilities, best first. */
export function keep(list: readonly number[], p: Float64Array): [number, number][] {
  const out: [number, number][] = []
  for (let k = 0; k < list.length; k++) {
    const q = p[k]!
    const last = out[KEEP - 1]
    if (last && q <= last[1]) continue
    let at = out.length
    while (at > 0 && out[at - 1]![1] < q) at--
    out.splice(at, 0, [list[k]!, q])
    if (out.length > KEEP) out.pop()
  }
  const least = (out[0]?.[1] ?? 0) * BESIDE
  while (out.length > 1 && out[out.length - 1]![1] < least) out.pop()
  return out
}
