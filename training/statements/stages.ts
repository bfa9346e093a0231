import {
  ACCEPT_NUMBERS,
  acceptFeatures,
  acceptNumbers,
  CUTS,
  type Cue,
  cueFeatures,
  eligible,
  endFeatures,
  ends,
  extentEndFeatures,
  extentFeatures,
  extentStartFeatures,
  extents,
  Features,
  frame,
  gap,
  hullFeatures,
  type Judged,
  keep,
  noSourceFeatures,
  type Proposal,
  piecesOf,
  type Scene,
  type Stretch,
  sourceHeadFeatures,
  sourceHeads,
  sourceStretches,
  sourceStretchFeatures,
  startFeatures,
  starts,
  TRIGGER,
  trimmed,
  type View,
} from '@onrecord/reader/training'
import type { AnnotatedArticle } from './annotations.js'
import type { Gold } from './gold.js'
import { Arena, random, shuffle, sigmoid, Weights } from './learner.js'
import { Choices, probabilities, type Ranker, trainRanker } from './ranker.js'
import { usableShare } from './usable.js'

export interface Document {
  readonly v: View
  readonly gold: readonly Gold[]
  readonly article: AnnotatedArticle
}

/** Everything learned, before it is packed. */
export interface Trained {
  readonly cueForms: ReadonlySet<number>
  readonly cue: Weights
  readonly extent: Ranker
  readonly source: Ranker
  readonly start: Ranker
  readonly end: Ranker
  readonly hull: Ranker
  readonly accept: Ranker
}

/** What jackknifing gave for every article: attributions with held-out probabilities. */
export interface Jackknifed {
  readonly judged: Judged[][]
  readonly trained: Trained
}

/** Size of the hashed weights of a stage, as a power of two. */
const BITS = 20

interface Options {
  readonly folds: number
  readonly kind: (lemma: string) => number
  readonly log: (line: string) => void
  readonly full: boolean
}

/** One likely or true cue on its way through the stages. */
interface Candidate {
  readonly doc: number
  readonly head: number
  readonly gold: Gold | null
  readonly probability: number
  kind: number
  extents: Stretch[]
  stretch: Stretch
  extentProbability: number
  source: Stretch | null
  sourceHead: number
  sourceProbability: number
  noSourceProbability: number
}

export function runStages(docs: readonly Document[], { folds, kind, log, full }: Options): Jackknifed {
  const f = new Features(4096)
  const foldOf = (doc: number): number => doc % folds
  const runs = [...Array(folds).keys(), ...(full ? [-1] : [])]
  const clock = performance.now()
  const say = (s: string): void => log(`${((performance.now() - clock) / 1000).toFixed(0).padStart(4)} s  ${s}`)
  const kinds = docs.map(({ v }) => Int32Array.from(v.analysis.tokens, (t) => kind(t.lemma)))

  // Cue heads.
  const seen = new Map<number, number>()
  for (const { v, gold } of docs)
    for (const g of gold)
      for (const x of new Set([v.lemma[g.head]!, v.form[g.head]!])) seen.set(x, (seen.get(x) ?? 0) + 1)
  const cueForms = new Set([...seen].filter(([, n]) => n >= 2).map(([x]) => x))
  const arena = new Arena()
  const rows: { doc: number; token: number; y: number; used: boolean }[] = []
  docs.forEach(({ v, gold }, doc) => {
    const heads = new Set(gold.map((g) => g.head))
    const masked = new Uint8Array(v.n)
    for (const g of gold) for (const [a, b] of g.pieces) masked.fill(1, a, b)
    const classOf = (i: number): number => kinds[doc]![i]!
    for (let i = 0; i < v.n; i++) {
      if (!eligible(v, i, cueForms)) continue
      cueFeatures(v, i, classOf, f)
      arena.add(f)
      rows.push({ doc, token: i, y: heads.has(i) ? 1 : 0, used: !masked[i] || heads.has(i) })
    }
  })
  const likelihood = docs.map(({ v }) => new Float32Array(v.n))
  let cue!: Weights
  for (const run of runs) {
    const w = new Weights(BITS, 0.03)
    const order = rows.map((_, i) => i).filter((i) => rows[i]!.used && foldOf(rows[i]!.doc) !== run)
    const next = random(7)
    for (let e = 0; e < 4; e++)
      for (const i of shuffle(order, next)) {
        const p = sigmoid(w.score(arena.data, arena.starts[i]!, arena.starts[i + 1]!))
        const g = p - rows[i]!.y
        if (g > 0.005 || g < -0.005) w.step(arena.data, arena.starts[i]!, arena.starts[i + 1]!, g)
      }
    if (run < 0) cue = w
    else
      rows.forEach((r, i) => {
        if (foldOf(r.doc) === run)
          likelihood[r.doc]![r.token] = sigmoid(w.score(arena.data, arena.starts[i]!, arena.starts[i + 1]!))
      })
  }
  let hit = 0
  let found = 0
  let loss = 0
  let used = 0
  for (const r of rows) {
    if (!r.used) continue
    const p = likelihood[r.doc]![r.token]!
    if (p > 0.45) found++
    if (p > 0.45 && r.y) hit++
    loss -= Math.log(Math.max(1e-6, r.y ? p : 1 - p))
    used++
  }
  const total = docs.reduce((n, d) => n + d.gold.length, 0)
  say(
    `cue heads: F1 ${((200 * hit) / (found + total)).toFixed(2)}, loss ${(loss / used).toFixed(5)}, ${rows.length} tokens, ${arena.size} features`,
  )

  const candidates: Candidate[] = []
  docs.forEach(({ v, gold }, doc) => {
    const byHead = new Map(gold.map((g) => [g.head, g]))
    for (let i = 0; i < v.n; i++) {
      const g = byHead.get(i) ?? null
      const p = likelihood[doc]![i]!
      if (!g && p < TRIGGER) continue
      candidates.push({
        doc, head: i, gold: g, probability: p, kind: kinds[doc]![i]!, extents: extents(v, i), stretch: [i, i + 1], extentProbability: 0,
        source: null, sourceHead: -1, sourceProbability: 0, noSourceProbability: 0,
      }) // biome-ignore format: the fields in a few lines
    }
  })
  const p = new Float64Array(4096)
  const jackknife = (
    set: Choices,
    options: { epochs: number; rate: number; dense?: number[]; bits?: number },
    use: (i: number) => void,
    title: string,
  ): Ranker => {
    let last!: Ranker
    let right = 0
    let n = 0
    let nll = 0
    for (const run of runs) {
      const ranker = trainRanker(set, run, {
        bits: options.bits ?? BITS,
        epochs: options.epochs,
        rate: options.rate,
        seed: 11,
        dense: options.dense ?? [],
      })
      if (run < 0) {
        last = ranker
        continue
      }
      set.list.forEach((choice, i) => {
        if (choice.fold !== run) return
        probabilities(set, ranker, choice, p)
        if (choice.gold >= 0) {
          n++
          let best = 0
          for (let k = 1; k < choice.n; k++) if (p[k]! > p[best]!) best = k
          if (best === choice.gold) right++
          nll -= Math.log(Math.max(1e-9, p[choice.gold]!))
        }
        use(i)
      })
    }
    say(
      `${title}: right ${((100 * right) / n).toFixed(2)} %, loss ${(nll / n).toFixed(4)}, ${n} true of ${set.list.length}, ${set.arena.size} features`,
    )
    return last
  }

  // Extents.
  const extentSet = new Choices(3)
  for (const c of candidates) {
    const { v } = docs[c.doc]!
    const startRow = new Map<number, number>()
    const endRow = new Map<number, number>()
    const list: number[] = []
    let gold = -1
    c.extents.forEach((x, k) => {
      if (!startRow.has(x[0])) {
        extentStartFeatures(v, c.head, x[0], c.kind, f)
        startRow.set(x[0], extentSet.arena.add(f))
      }
      if (!endRow.has(x[1])) {
        extentEndFeatures(v, c.head, x[1], c.kind, f)
        endRow.set(x[1], extentSet.arena.add(f))
      }
      extentFeatures(v, c.head, x, c.kind, f)
      list.push(startRow.get(x[0])!, endRow.get(x[1])!, extentSet.arena.add(f))
      if (c.gold && c.gold.cue[0] === x[0] && c.gold.cue[1] === x[1]) gold = k
    })
    extentSet.add(list, [], gold, foldOf(c.doc))
  }
  const extent = jackknife(extentSet, { epochs: 3, rate: 0.05 }, (i) => {
    const c = candidates[i]!
    let best = 0
    for (let k = 1; k < c.extents.length; k++) if (p[k]! > p[best]!) best = k
    c.stretch = c.extents[best]!
    c.extentProbability = p[best]!
  }, 'cue extents') // biome-ignore format: reads better

  // Sources.
  const sourceSet = new Choices(2)
  const sourceLists: { stretch: Stretch; head: number }[][] = []
  const heads: number[] = []
  const stretches: Stretch[] = []
  for (const c of candidates) {
    const { v } = docs[c.doc]!
    const cueOf: Cue = { head: c.head, stretch: c.stretch, kind: c.kind }
    noSourceFeatures(v, cueOf, f)
    const list: number[] = [sourceSet.arena.add(f), -1]
    const options: { stretch: Stretch; head: number }[] = []
    let gold = c.gold && !c.gold.source ? 0 : -1
    let near = -1
    let nearest = 0
    sourceHeads(v, cueOf, heads)
    for (const h of heads) {
      sourceHeadFeatures(v, cueOf, h, likelihood[c.doc]!, f)
      const row = sourceSet.arena.add(f)
      sourceStretches(v, h, cueOf, stretches)
      for (const s of stretches) {
        sourceStretchFeatures(v, cueOf, h, s, f)
        list.push(row, sourceSet.arena.add(f))
        options.push({ stretch: s, head: h })
        const g = c.gold?.source
        if (!g) continue
        const both = Math.min(g[1], s[1]) - Math.max(g[0], s[0])
        const share =
          both > 0 ? both / (Math.max(g[1], s[1]) - Math.min(g[0], s[0])) + (h === c.gold!.sourceHead ? 0.5 : 0) : 0
        if (share > nearest) {
          nearest = share
          near = options.length
        }
      }
    }
    if (c.gold?.source && nearest >= 0.8) gold = near
    sourceLists.push(options)
    sourceSet.add(list, [], gold, foldOf(c.doc))
  }
  const source = jackknife(sourceSet, { epochs: 4, rate: 0.05 }, (i) => {
    const c = candidates[i]!
    let best = 0
    for (let k = 1; k <= sourceLists[i]!.length; k++) if (p[k]! > p[best]!) best = k
    c.source = best === 0 ? null : sourceLists[i]![best - 1]!.stretch
    c.sourceHead = best === 0 ? -1 : sourceLists[i]![best - 1]!.head
    c.sourceProbability = p[best]!
    c.noSourceProbability = p[0]!
  }, 'sources') // biome-ignore format: reads better

  // Contents: where they begin, where they end.
  const startSet = new Choices(1)
  const endSet = new Choices(1)
  const startLists: number[][] = []
  const endLists: number[][] = []
  const scenes: Scene[] = []
  for (const c of candidates) {
    const { v } = docs[c.doc]!
    const scene: Scene = {
      v,
      cue: { head: c.head, stretch: c.stretch, kind: c.kind },
      source: c.source,
      likelihood: likelihood[c.doc]!,
    }
    const fr = frame(scene)
    const a: number[] = []
    const b: number[] = []
    starts(v, c.head, c.stretch, a)
    ends(v, c.head, c.stretch, b)
    startSet.add(a.map((i) => { startFeatures(scene, fr, i, f); return startSet.arena.add(f) }), [], c.gold ? a.indexOf(c.gold.content[0]) : -1, foldOf(c.doc)) // biome-ignore format: reads better
    endSet.add(b.map((i) => { endFeatures(scene, fr, i, f); return endSet.arena.add(f) }), [], c.gold ? b.indexOf(c.gold.content[1] - 1) : -1, foldOf(c.doc)) // biome-ignore format: reads better
    startLists.push(a)
    endLists.push(b)
    scenes.push(scene)
  }
  const bestStarts: [number, number][][] = []
  const bestEnds: [number, number][][] = []
  const start = jackknife(
    startSet,
    { epochs: 3, rate: 0.05 },
    (i) => {
      bestStarts[i] = keep(startLists[i]!, p)
    },
    'content starts',
  )
  const end = jackknife(
    endSet,
    { epochs: 3, rate: 0.05 },
    (i) => {
      bestEnds[i] = keep(endLists[i]!, p)
    },
    'content ends',
  )

  // Contents as a whole.
  const hullSet = new Choices(1, 2)
  const hulls: (readonly [number, number, number])[][] = []
  candidates.forEach((c, i) => {
    const { v } = docs[c.doc]!
    const scene = scenes[i]!
    const fr = frame(scene)
    const list: number[] = []
    const numbers: number[] = []
    const options: (readonly [number, number, number])[] = []
    let gold = -1
    const want = c.gold ? c.gold.pieces.map((x) => x.join('-')).join(' ') : ''
    for (const [a, pa] of bestStarts[i]!)
      for (const [b, pb] of bestEnds[i]!) {
        if (b < a) continue
        for (let cut = 0; cut < CUTS; cut++) {
          const hole = gap(v, a, b, c.stretch, c.source, cut)
          if (!hole) continue
          hullFeatures(scene, fr, a, b, cut, f)
          list.push(hullSet.arena.add(f))
          numbers.push(Math.log(pa + 1e-6), Math.log(pb + 1e-6))
          if (c.gold && a === c.gold.content[0] && b === c.gold.content[1] - 1) {
            const pieces = hole[0] === hole[1] ? [[a, b + 1]] : [trimmed(v, a, hole[0]), trimmed(v, hole[1], b + 1)]
            if (
              gold < 0 ||
              pieces
                .filter((x) => x[0]! < x[1]!)
                .map((x) => x.join('-'))
                .join(' ') === want
            )
              gold = options.length
          }
          options.push([a, b, cut])
        }
      }
    hulls.push(options)
    hullSet.add(list, numbers, gold, foldOf(c.doc))
  })
  const proposals: (Proposal | null)[] = candidates.map(() => null)
  const hull = jackknife(hullSet, { epochs: 3, rate: 0.02, dense: [0.7, 0.7] }, (i) => {
    const c = candidates[i]!
    const options = hulls[i]!
    if (options.length === 0) return
    let best = 0
    for (let k = 1; k < options.length; k++) if (p[k]! > p[best]!) best = k
    const [a, b, cut] = options[best]!
    proposals[i] = {
      cue: scenes[i]!.cue, source: c.source, sourceHead: c.sourceHead, start: a, end: b, cut, cueProbability: c.probability,
      extentProbability: c.extentProbability, sourceProbability: c.sourceProbability, noSourceProbability: c.noSourceProbability,
      contentProbability: p[best]!, startProbability: bestStarts[i]!.find(([x]) => x === a)![1], endProbability: bestEnds[i]!.find(([x]) => x === b)![1],
    } // biome-ignore format: the fields in a few lines
  }, 'contents') // biome-ignore format: reads better

  // Accept.
  const acceptSet = new Choices(1, ACCEPT_NUMBERS)
  const accepted: number[] = []
  proposals.forEach((x, i) => {
    if (!x || x.cueProbability < TRIGGER) return
    const { doc, head } = candidates[i]!
    const { v, gold } = docs[doc]!
    acceptFeatures(v, x, likelihood[doc]!, f)
    const row = acceptSet.arena.add(f)
    const found = { pieces: piecesOf(v, x), source: x.source }
    const right = gold.some((g) => usableShare(v, found, g) >= 0.5)
    // Inside true content nothing was annotated: no evidence either way.
    const masked = gold.some((g) => g.head !== head && g.pieces.some(([a, b]) => head >= a && head < b))
    // A choice between taking it and not: the second candidate has no rows.
    const numbers = [...acceptNumbers(x), ...Array<number>(ACCEPT_NUMBERS).fill(0)]
    acceptSet.add([row, -1], numbers, masked && !right ? -1 : right ? 0 : 1, foldOf(doc))
    accepted.push(i)
  })
  const judged: Judged[][] = docs.map(() => [])
  const accept = jackknife(acceptSet, { epochs: 3, rate: 0.02, dense: [0.5, 0.3, 0.3, 0, 0, 0], bits: 19 }, (k) => {
    const i = accepted[k]!
    const x = proposals[i]!
    const { doc } = candidates[i]!
    judged[doc]!.push({ ...x, probability: p[0]!, pieces: piecesOf(docs[doc]!.v, x) })
  }, 'accept') // biome-ignore format: reads better
  return { judged, trained: { cueForms, cue, extent, source, start, end, hull, accept } }
}
