/** One thing that is measured: on which corpora, and what comes out, in percent unless the figure's name says otherwise. */
export interface Measure {
  readonly name: string
  /** Folders of `shared` whose digest is pinned beside the floors. */
  readonly corpora: readonly string[]
  run(): Record<string, number>
}

/** The numbers of a scorer's answer as percent, rounded to a tenth; null and missing ones are left out. */
export function percent(figures: Record<string, unknown>, ...names: string[]): Record<string, number> {
  const out: Record<string, number> = {}
  for (const n of names) {
    const v = figures[n]
    if (typeof v === 'number') out[n] = Math.round(v * 1000) / 10
  }
  return out
}
