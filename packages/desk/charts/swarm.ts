/** A thing's place in a swarm: how many cells right of the axis' start, how many up from the row's floor. */
export interface Cell {
  readonly column: number
  readonly level: number
}

const WIDEST = 8
/** Going up one level costs less than going aside: marks pile up before they spread, and stay near their day. */
const ASIDE = 1
const UP = 0.55

/**
 * Gives each thing a cell of its own as near as can be to the column of its day, so that no mark hides another. Takes the
 * wanted columns in the order in which they are to be placed; gives the cells in the same order.
 */
export function swarm(wanted: readonly number[], columns: number): Cell[] {
  const taken = new Set<number>()
  const key = (column: number, level: number) => column * 4096 + level
  return wanted.map((want) => {
    for (let highest = 6; ; highest *= 2) {
      let best: Cell | null = null
      let least = Number.POSITIVE_INFINITY
      for (let aside = 0; aside <= WIDEST; aside++)
        for (const column of aside === 0 ? [want] : [want + aside, want - aside]) {
          if (column < 0 || column >= columns) continue
          for (let level = 0; level < highest; level++) {
            const cost = aside * ASIDE + level * UP
            if (cost >= least) break
            if (taken.has(key(column, level))) continue
            best = { column, level }
            least = cost
            break
          }
        }
      if (best) {
        taken.add(key(best.column, best.level))
        return best
      }
    }
  })
}

/** The lowest free lane for each stretch, in the order given: stretches in one lane do not touch. */
export function lanes(stretches: readonly { readonly from: number; readonly to: number }[]): number[] {
  const ends: { from: number; to: number }[][] = []
  return stretches.map((s) => {
    let lane = ends.findIndex((taken) => taken.every((t) => t.to < s.from || t.from > s.to))
    if (lane === -1) lane = ends.push([]) - 1
    ends[lane]!.push(s)
    return lane
  })
}
