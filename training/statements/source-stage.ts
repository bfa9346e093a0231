import {
  type Cue,
  noSourceFeatures,
  type Stretch,
  sourceHeadFeatures,
  sourceHeads,
  sourceStretches,
  sourceStretchFeatures,
} from '@onrecord/reader/training'
import { Choices, type Ranker } from './ranker.js'
import { best, type Candidate, type Run } from './run-stages.js'

/** Learns which nominal of the sentence is a cue's source, and how far it goes. */
export function sourceStage(run: Run, candidates: readonly Candidate[]): Ranker {
  const { f } = run
  const sourceSet = new Choices(2)
  const sourceLists: { stretch: Stretch; head: number }[][] = []
  const heads: number[] = []
  const stretches: Stretch[] = []
  for (const c of candidates) {
    const { v } = run.docs[c.doc]!
    const cueOf: Cue = { head: c.head, stretch: c.stretch, kind: c.kind }
    noSourceFeatures(v, cueOf, f)
    const list: number[] = [sourceSet.arena.add(f), -1]
    const options: { stretch: Stretch; head: number }[] = []
    let gold = c.gold && !c.gold.source ? 0 : -1
    let near = -1
    let nearest = 0
    sourceHeads(v, cueOf, heads)
    for (const h of heads) {
      sourceHeadFeatures(v, cueOf, h, run.likelihood[c.doc]!, f)
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
    sourceSet.add(list, [], gold, run.foldOf(c.doc))
  }
  return run.jackknife(sourceSet, { epochs: 4, rate: 0.05 }, (i) => {
    const c = candidates[i]!
    const k = best(run.p, sourceLists[i]!.length + 1)
    c.source = k === 0 ? null : sourceLists[i]![k - 1]!.stretch
    c.sourceHead = k === 0 ? -1 : sourceLists[i]![k - 1]!.head
    c.sourceProbability = run.p[k]!
    c.noSourceProbability = run.p[0]!
  }, 'sources') // biome-ignore format: reads better
}
