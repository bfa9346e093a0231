import { extentEndFeatures, extentFeatures, extentStartFeatures } from '@onrecord/reader/training'
import { Choices, type Ranker } from './ranker.js'
import { best, type Candidate, type Run } from './run-stages.js'

/** Learns which stretch around its head is the cue. */
export function extentStage(run: Run, candidates: readonly Candidate[]): Ranker {
  const { f } = run
  const extentSet = new Choices(3)
  for (const c of candidates) {
    const { v } = run.docs[c.doc]!
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
    extentSet.add(list, [], gold, run.foldOf(c.doc))
  }
  return run.jackknife(extentSet, { epochs: 3, rate: 0.05 }, (i) => {
    const c = candidates[i]!
    const k = best(run.p, c.extents.length)
    c.stretch = c.extents[k]!
    c.extentProbability = run.p[k]!
  }, 'cue extents') // biome-ignore format: reads better
}
