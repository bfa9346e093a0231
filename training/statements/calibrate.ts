/** A judged attribution with whether it was right. */
export interface Outcome {
  readonly probability: number
  readonly right: boolean
}

/**
 * Isotonic regression (pool adjacent violators): share of right ones as a rising function of the probability, as points to
 * draw lines between; pools hold at least `least` outcomes.
 */
export function isotonic(outcomes: readonly Outcome[], least = 200): [number, number][] {
  const sorted = [...outcomes].sort((a, b) => a.probability - b.probability)
  const pools: { n: number; right: number; sum: number }[] = []
  for (let i = 0; i < sorted.length; i += least) {
    const part = sorted.slice(i, i + least)
    pools.push({
      n: part.length,
      right: part.filter((o) => o.right).length,
      sum: part.reduce((s, o) => s + o.probability, 0),
    })
    for (
      let last = pools[pools.length - 1]!, before = pools[pools.length - 2];
      before && before.right / before.n >= last.right / last.n;
      before = pools[pools.length - 2]
    ) {
      pools.pop()
      before.n += last.n
      before.right += last.right
      before.sum += last.sum
      last = before
    }
  }
  const round = (x: number): number => Math.round(x * 1000) / 1000
  return pools.map(({ n, right, sum }) => [round(sum / n), round(right / n)])
}
