import type { Judged } from './decode.js'

/** A list of attributions, of which those that stand where another does are found without looking at all. */
export interface Near {
  readonly all: readonly Judged[]
  add(p: Judged): void
  /** Those of the list that reach over a token that `p` reaches over, in the list's order; others may be among them. */
  around(p: Judged): readonly Judged[]
}

/** Tokens of a stretch of text whose attributions are listed together. */
const STRETCH = 256

/** Makes the list; few attributions are looked at one and all. */
export function near(list: readonly Judged[] = []): Near {
  const all: Judged[] = []
  const stretches = new Map<number, number[]>()
  const add = (p: Judged): void => {
    const [first, last] = reach(p)
    for (let s = first; s <= last; s++) {
      const there = stretches.get(s)
      if (there) there.push(all.length)
      else stretches.set(s, [all.length])
    }
    all.push(p)
  }
  for (const p of list) add(p)
  return {
    all,
    add,
    around(p) {
      if (all.length < 64) return all
      const [first, last] = reach(p)
      const found = new Set<number>()
      for (let s = first; s <= last; s++) for (const i of stretches.get(s) ?? []) found.add(i)
      return [...found].sort((a, b) => a - b).map((i) => all[i]!)
    },
  }
}

/** The first and the last stretch of text an attribution stands in. */
function reach({ cue, source, pieces }: Judged): readonly [number, number] {
  let first = cue.stretch[0]
  let end = cue.stretch[1]
  const take = ([a, b]: readonly [number, number]): void => {
    if (a < first) first = a
    if (b > end) end = b
  }
  if (source !== null) take(source)
  pieces.forEach(take)
  return [Math.floor(first / STRETCH), Math.floor(Math.max(first, end - 1) / STRETCH)]
}
