import { isPunctuation, type Stretch, type View } from '@onrecord/reader/training'
import type { Gold } from './gold.js'

/** What is compared: the content's stretches and the source. */
interface Parts {
  readonly pieces: readonly Stretch[]
  readonly source: Stretch | null
}

/** The words (tokens but punctuation) of some stretches. */
function words(v: View, pieces: readonly Stretch[]): Set<number> {
  const out = new Set<number>()
  for (const [a, b] of pieces) for (let i = a; i < b; i++) if (!isPunctuation(v, i)) out.add(i)
  return out
}

/** Share of words two contents have in common (intersection over union), 0 where their sources share no token. */
export function usableShare(v: View, a: Parts, b: Parts): number {
  const same =
    (!a.source && !b.source) || (a.source && b.source && a.source[0] < b.source[1] && b.source[0] < a.source[1])
  if (!same) return 0
  const x = words(v, a.pieces)
  const y = words(v, b.pieces)
  let n = 0
  for (const i of x) if (y.has(i)) n++
  return n === 0 ? 0 : n / (x.size + y.size - n)
}

/** Which of the found are usable: one to one with the true ones, best first, at least half of the words shared. */
export function usable(v: View, found: readonly Parts[], gold: readonly Gold[]): boolean[] {
  const pairs: [number, number, number][] = []
  found.forEach((f, i) => {
    gold.forEach((g, j) => {
      const share = usableShare(v, f, g)
      if (share >= 0.5) pairs.push([share, i, j])
    })
  })
  pairs.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2])
  const right = found.map(() => false)
  const taken = new Set<number>()
  for (const [, i, j] of pairs)
    if (!right[i] && !taken.has(j)) {
      right[i] = true
      taken.add(j)
    }
  return right
}

/** An attribution's three parts. */
interface Whole extends Parts {
  readonly cue: Stretch
}

/** How many of the found have the same words as a true one in source, cue and content. */
export function exactly(v: View, found: readonly Whole[], gold: readonly Whole[]): number {
  const key = ({ pieces, source, cue }: Whole): string =>
    [pieces, source ? [source] : [], [cue]].map((stretches) => [...words(v, stretches)].join()).join(';')
  const left = new Set(gold.map(key))
  return found.filter((f) => left.delete(key(f))).length
}
