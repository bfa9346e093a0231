import {
  ACCEPT_NUMBERS,
  acceptFeatures,
  acceptNumbers,
  type Judged,
  type Proposal,
  piecesOf,
  TRIGGER,
} from '@onrecord/reader/training'
import { Choices, type Ranker } from './ranker.js'
import type { Candidate, Run } from './run-stages.js'
import { usableShare } from './usable.js'

/** Learns whether an attribution as a whole is right; gives each article's, judged by models that have not seen it. */
export function acceptStage(
  run: Run,
  candidates: readonly Candidate[],
  proposals: readonly (Proposal | null)[],
): { readonly accept: Ranker; readonly judged: Judged[][] } {
  const set = new Choices(1, ACCEPT_NUMBERS)
  const accepted: number[] = []
  proposals.forEach((x, i) => {
    if (!x || x.cueProbability < TRIGGER) return
    const { doc, head } = candidates[i]!
    const { v, gold } = run.docs[doc]!
    acceptFeatures(v, x, run.likelihood[doc]!, run.f)
    const row = set.arena.add(run.f)
    const found = { pieces: piecesOf(v, x), source: x.source }
    const right = gold.some((g) => usableShare(v, found, g) >= 0.5)
    // Inside true content nothing was annotated: no evidence either way.
    const masked = gold.some((g) => g.head !== head && g.pieces.some(([a, b]) => head >= a && head < b))
    // A choice between taking it and not: the second candidate has no rows.
    const numbers = [...acceptNumbers(x), ...Array<number>(ACCEPT_NUMBERS).fill(0)]
    set.add([row, -1], numbers, masked && !right ? -1 : right ? 0 : 1, run.foldOf(doc))
    accepted.push(i)
  })
  const judged: Judged[][] = run.docs.map(() => [])
  const use = (k: number): void => {
    const i = accepted[k]!
    const x = proposals[i]!
    const { doc } = candidates[i]!
    judged[doc]!.push({ ...x, probability: run.p[0]!, pieces: piecesOf(run.docs[doc]!.v, x) })
  }
  const dense = [0.5, 0.3, 0.3, 0, 0, 0]
  return { accept: run.jackknife(set, { epochs: 3, rate: 0.02, dense, bits: 19 }, use, 'accept'), judged }
}
