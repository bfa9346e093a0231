import { ACCEPT_NUMBERS, acceptFeatures, acceptNumbers, type Proposal } from './accept.js'
import { endFeatures, type Frame, frame, hullFeatures, type Scene, startFeatures } from './content.js'
import { ends, type Stretch, starts } from './content-candidates.js'
import { cueFeatures } from './cue-features.js'
import { type Judged, piecesOf } from './decode.js'
import { extentEndFeatures, extentFeatures, extentStartFeatures, extents } from './extent.js'
import { Features } from './features.js'
import { type Model, score, sigmoid, softmax } from './model.js'
import { CUTS, gap } from './pieces.js'
import {
  type Cue,
  noSourceFeatures,
  sourceHeadFeatures,
  sourceHeads,
  sourceStretches,
  sourceStretchFeatures,
} from './source.js'
import { POS, type View } from './view.js'

/** Starts and ends kept for the decision over whole contents. */
export const KEEP = 8
/** Cue probability below which a token is not looked at any further. */
export const TRIGGER = 0.08

/** Whether a token may head a cue: every verb may, and whatever did so in training. */
export const eligible = (v: View, i: number, forms: ReadonlySet<number>): boolean =>
  v.pos[i] === POS.verb || forms.has(v.lemma[i]!) || forms.has(v.form[i]!)

/**
 * Puts together an attribution for every token that may well be a cue, and judges it. `kinds` holds the class of each
 * token's lemma in the lexicon of cues. The proposals may clash.
 */
export function propose(v: View, kinds: Int32Array, model: Model): Judged[] {
  const f = new Features(256)
  const p = new Float64Array(4096)
  const likelihood = new Float32Array(v.n)
  const kindOf = (i: number): number => kinds[i]!
  const heads: number[] = []
  for (let i = 0; i < v.n; i++) {
    if (!eligible(v, i, model.cueForms)) continue
    cueFeatures(v, i, kindOf, f)
    const q = sigmoid(score(model.cue, f))
    likelihood[i] = q
    if (q >= TRIGGER) heads.push(i)
  }
  const out: Judged[] = []
  for (const head of heads) {
    const extent = pickExtent(v, head, kinds[head]!, model, f, p)
    const cue: Cue = { head, stretch: extent.stretch, kind: kinds[head]! }
    const source = pickSource(v, cue, likelihood, model, f, p)
    const scene: Scene = { v, cue, source: source.stretch, likelihood }
    const content = pickContent(scene, model, f, p)
    if (!content) continue
    const proposal: Proposal = {
      cue, source: source.stretch, sourceHead: source.head, ...content, cueProbability: likelihood[head]!,
      extentProbability: extent.probability, sourceProbability: source.probability, noSourceProbability: source.none,
    } // biome-ignore format: the fields in a few lines
    acceptFeatures(v, proposal, likelihood, f)
    let s = score(model.accept, f)
    const numbers = acceptNumbers(proposal)
    for (let d = 0; d < ACCEPT_NUMBERS; d++) s += model.accept.dense[d]! * numbers[d]!
    out.push({ ...proposal, probability: sigmoid(s), pieces: piecesOf(v, proposal) })
  }
  return out
}

function best(p: Float64Array, n: number): number {
  let k = 0
  for (let i = 1; i < n; i++) if (p[i]! > p[k]!) k = i
  return k
}

function pickExtent(
  v: View,
  head: number,
  kind: number,
  { extent }: Model,
  f: Features,
  p: Float64Array,
): { stretch: Stretch; probability: number } {
  const list = extents(v, head)
  const from = new Map<number, number>()
  const to = new Map<number, number>()
  list.forEach((x, k) => {
    let a = from.get(x[0])
    if (a === undefined) {
      extentStartFeatures(v, head, x[0], kind, f)
      a = score(extent, f)
      from.set(x[0], a)
    }
    let b = to.get(x[1])
    if (b === undefined) {
      extentEndFeatures(v, head, x[1], kind, f)
      b = score(extent, f)
      to.set(x[1], b)
    }
    extentFeatures(v, head, x, kind, f)
    p[k] = a + b + score(extent, f)
  })
  softmax(p, list.length)
  const k = best(p, list.length)
  return { stretch: list[k]!, probability: p[k]! }
}

interface Source {
  readonly stretch: Stretch | null
  readonly head: number
  readonly probability: number
  readonly none: number
}

function pickSource(
  v: View,
  cue: Cue,
  likelihood: Float32Array,
  { source }: Model,
  f: Features,
  p: Float64Array,
): Source {
  const options: { stretch: Stretch | null; head: number }[] = [{ stretch: null, head: -1 }]
  const heads: number[] = []
  const stretches: Stretch[] = []
  noSourceFeatures(v, cue, f)
  p[0] = score(source, f)
  sourceHeads(v, cue, heads)
  for (const h of heads) {
    sourceHeadFeatures(v, cue, h, likelihood, f)
    const own = score(source, f)
    sourceStretches(v, h, cue, stretches)
    for (const stretch of stretches) {
      sourceStretchFeatures(v, cue, h, stretch, f)
      p[options.length] = own + score(source, f)
      options.push({ stretch, head: h })
    }
  }
  softmax(p, options.length)
  const k = best(p, options.length)
  return { ...options[k]!, probability: p[k]!, none: p[0]! }
}

type Content = Pick<Proposal, 'start' | 'end' | 'cut' | 'contentProbability' | 'startProbability' | 'endProbability'>

function pickContent(scene: Scene, model: Model, f: Features, p: Float64Array): Content | null {
  const { v, cue, source } = scene
  const fr = frame(scene)
  const list: number[] = []
  starts(v, cue.head, cue.stretch, list)
  const from = likeliest(scene, fr, list, startFeatures, model.start, f, p)
  ends(v, cue.head, cue.stretch, list)
  const to = likeliest(scene, fr, list, endFeatures, model.end, f, p)
  const options: Omit<Content, 'contentProbability'>[] = []
  const [wa, wb] = model.hull.dense
  for (const [start, startProbability] of from)
    for (const [end, endProbability] of to) {
      if (end < start) continue
      for (let cut = 0; cut < CUTS; cut++) {
        if (!gap(v, start, end, cue.stretch, source, cut)) continue
        hullFeatures(scene, fr, start, end, cut, f)
        p[options.length] =
          score(model.hull, f) + wa! * Math.log(startProbability + 1e-6) + wb! * Math.log(endProbability + 1e-6)
        options.push({ start, end, cut, startProbability, endProbability })
      }
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
  features: EdgeFeatures,
  table: Model['start'],
  f: Features,
  p: Float64Array,
): [number, number][] {
  list.forEach((i, k) => {
    features(scene, fr, i, f)
    p[k] = score(table, f)
  })
  softmax(p, list.length)
  return list
    .map((i, k): [number, number] => [i, p[k]!])
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .slice(0, KEEP)
}
