import { extents, type Judged, type Scene, TRIGGER } from '@onrecord/reader/training'
import { acceptStage } from './accept-stage.js'
import { cueStage } from './cue-stage.js'
import { edgeStage } from './edge-stage.js'
import { extentStage } from './extent-stage.js'
import { gateStage } from './gate-stage.js'
import { hullStage } from './hull-stage.js'
import type { Weights } from './learner.js'
import type { Ranker } from './ranker.js'
import { type Candidate, type Document, type Options, Run } from './run-stages.js'
import { sourceStage } from './source-stage.js'

/** Everything learned, before it is packed. */
export interface Trained {
  readonly cueForms: ReadonlySet<number>
  readonly cue: Weights
  readonly extent: Ranker
  readonly source: Ranker
  readonly mayStart: Ranker
  readonly mayEnd: Ranker
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

/** Trains the stages one behind the other, each on what the ones before it decide of articles they have not seen. */
export function runStages(docs: readonly Document[], options: Options): Jackknifed {
  const run = new Run(docs, options)
  const { cue, cueForms } = cueStage(run)
  const candidates = candidatesOf(run)
  const extent = extentStage(run, candidates)
  const source = sourceStage(run, candidates)
  const scenes = candidates.map(
    (c): Scene => ({
      v: docs[c.doc]!.v,
      cue: { head: c.head, stretch: c.stretch, kind: c.kind },
      source: c.source,
      likelihood: run.likelihood[c.doc]!,
    }),
  )
  const { may, mayStart, mayEnd } = gateStage(run)
  const { start, end } = edgeStage(run, candidates, scenes, may)
  const { hull, proposals } = hullStage(run, candidates, scenes, start.kept, end.kept)
  const { accept, judged } = acceptStage(run, candidates, proposals)
  return {
    judged,
    trained: { cueForms, cue, extent, source, mayStart, mayEnd, start: start.ranker, end: end.ranker, hull, accept },
  }
}

/** The true cues and the likely ones. */
function candidatesOf({ docs, kinds, likelihood }: Run): Candidate[] {
  const out: Candidate[] = []
  docs.forEach(({ v, gold }, doc) => {
    const byHead = new Map(gold.map((g) => [g.head, g]))
    for (let i = 0; i < v.n; i++) {
      const g = byHead.get(i) ?? null
      const probability = likelihood[doc]![i]!
      if (!g && probability < TRIGGER) continue
      out.push({
        doc, head: i, gold: g, probability, kind: kinds[doc]![i]!, extents: extents(v, i), stretch: [i, i + 1], extentProbability: 0,
        source: null, sourceHead: -1, sourceProbability: 0, noSourceProbability: 0,
      }) // biome-ignore format: the fields in a few lines
    }
  })
  return out
}
