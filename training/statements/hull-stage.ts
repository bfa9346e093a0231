import {
  CUTS,
  frame,
  gap,
  hullFeatures,
  type Proposal,
  pairs,
  type Scene,
  type Stretch,
  trimmed,
} from '@onrecord/reader/training'
import { Choices, type Ranker } from './ranker.js'
import { best, type Candidate, type Run } from './run-stages.js'

type Edges = readonly (readonly [number, number])[][]

/** Learns which first and last word, and which cut, make a content; gives each candidate's likeliest whole attribution. */
export function hullStage(
  run: Run,
  candidates: readonly Candidate[],
  scenes: readonly Scene[],
  from: Edges,
  to: Edges,
): { readonly hull: Ranker; readonly proposals: readonly (Proposal | null)[] } {
  const set = new Choices(1, 2)
  const hulls: (readonly [number, number, number, number, number])[][] = []
  candidates.forEach((c, i) => {
    const { v } = run.docs[c.doc]!
    const fr = frame(scenes[i]!)
    const rows: number[] = []
    const numbers: number[] = []
    const options: (readonly [number, number, number, number, number])[] = []
    let gold = -1
    for (const [a, b, pa, pb] of pairs(from[i]!, to[i]!))
      for (let cut = 0; cut < CUTS; cut++) {
        const hole = gap(v, a, b, c.stretch, c.source, cut)
        if (!hole) continue
        hullFeatures(scenes[i]!, fr, a, b, cut, run.f)
        rows.push(set.arena.add(run.f))
        numbers.push(Math.log(pa + 1e-6), Math.log(pb + 1e-6))
        if (c.gold && a === c.gold.content[0] && b === c.gold.content[1] - 1) {
          const pieces: Stretch[] =
            hole[0] === hole[1] ? [[a, b + 1]] : [trimmed(v, a, hole[0]), trimmed(v, hole[1], b + 1)]
          // Another cut of the right hull will do where the right one is not among them.
          if (gold < 0 || joined(pieces) === joined(c.gold.pieces)) gold = options.length
        }
        options.push([a, b, cut, pa, pb])
      }
    hulls.push(options)
    set.add(rows, numbers, gold, run.foldOf(c.doc))
  })
  const proposals: (Proposal | null)[] = candidates.map(() => null)
  const use = (i: number): void => {
    const c = candidates[i]!
    const options = hulls[i]!
    if (options.length === 0) return
    const k = best(run.p, options.length)
    const [start, end, cut, startProbability, endProbability] = options[k]!
    proposals[i] = {
      cue: scenes[i]!.cue, source: c.source, sourceHead: c.sourceHead, start, end, cut, cueProbability: c.probability,
      extentProbability: c.extentProbability, sourceProbability: c.sourceProbability, noSourceProbability: c.noSourceProbability,
      contentProbability: run.p[k]!, startProbability, endProbability,
    } // biome-ignore format: the fields in a few lines
  }
  const hull = run.jackknife(set, { epochs: 3, rate: 0.02, dense: [0.7, 0.7] }, use, 'contents')
  return { hull, proposals }
}

const joined = (pieces: readonly Stretch[]): string =>
  pieces
    .filter(([a, b]) => a < b)
    .map((x) => x.join('-'))
    .join(' ')
