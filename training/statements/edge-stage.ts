import {
  type EdgeTemplates,
  END,
  endFeatures,
  ends,
  type Features,
  type Frame,
  frame,
  keep,
  placeFeatures,
  placeOf,
  type Scene,
  START,
  startFeatures,
  starts,
} from '@onrecord/reader/training'
import { Choices, type Ranker } from './ranker.js'
import type { Candidate, Run } from './run-stages.js'

/** The likeliest words a content begins (or ends) with, with their probabilities, a candidate each. */
type Edges = readonly (readonly [number, number])[][]

/** Learns where contents begin, or where they end. */
function edges(
  run: Run,
  candidates: readonly Candidate[],
  scenes: readonly Scene[],
  lists: readonly number[][],
  gold: (c: Candidate) => number,
  templates: EdgeTemplates,
  features: (scene: Scene, fr: Frame, i: number, f: Features) => void,
  title: string,
): { readonly ranker: Ranker; readonly kept: Edges } {
  const set = new Choices(2)
  const add = (): number => set.arena.add(run.f)
  candidates.forEach((c, k) => {
    const scene = scenes[k]!
    const fr = frame(scene)
    const places = new Map<number, number>()
    const rows = lists[k]!.flatMap((i) => {
      const at = placeOf(scene, i)
      let place = places.get(at)
      if (place === undefined) {
        placeFeatures(scene, fr, i, templates, run.f)
        place = add()
        places.set(at, place)
      }
      features(scene, fr, i, run.f)
      return [place, add()]
    })
    set.add(rows, [], c.gold ? lists[k]!.indexOf(gold(c)) : -1, run.foldOf(c.doc))
  })
  const kept: (readonly [number, number])[][] = []
  const use = (i: number): void => {
    kept[i] = keep(lists[i]!, run.p)
  }
  return { ranker: run.jackknife(set, { epochs: 3, rate: 0.05 }, use, title), kept }
}

/** Learns the first and the last words of contents. */
export function edgeStage(
  run: Run,
  candidates: readonly Candidate[],
  scenes: readonly Scene[],
  may: readonly Uint8Array[],
) {
  const listOf = (find: typeof starts) =>
    candidates.map((c) => {
      const list: number[] = []
      find(run.docs[c.doc]!.v, c.head, c.stretch, may[c.doc]!, list)
      return list
    })
  return {
    start: edges(
      run,
      candidates,
      scenes,
      listOf(starts),
      (c) => c.gold!.content[0],
      START,
      startFeatures,
      'content starts',
    ),
    end: edges(run, candidates, scenes, listOf(ends), (c) => c.gold!.content[1] - 1, END, endFeatures, 'content ends'),
  }
}
