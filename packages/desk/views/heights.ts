/** Where the rows of a list stand that were measured in part: every other row counts as tall as the guess. */
export interface Heights {
  readonly count: number
  /** Height of all rows, in pixels. */
  total(): number
  /** Where a row begins. */
  offsetOf(row: number): number
  /** The row at a height; the first or last one for what lies outside. */
  rowAt(y: number): number
  /** Keeps a row's measured height; gives by how much it differs from what it counted as before. */
  measured(row: number, height: number): number
  /** The same rows, and more or fewer after them. */
  resize(count: number): void
}

/**
 * Heights of `count` rows. What rows differ from the guess is kept in a binary indexed tree (Fenwick 1994), so that a
 * measured row costs the logarithm of the list's length, not its length.
 */
export function heightsOf(count: number, guess: number): Heights {
  const differing = new Map<number, number>()
  let length = count
  let tree = new Float64Array(count + 1)
  const add = (row: number, by: number) => {
    for (let node = row + 1; node <= length; node += node & -node) tree[node]! += by
  }
  const offsetOf = (row: number): number => {
    let sum = row * guess
    for (let node = row; node > 0; node -= node & -node) sum += tree[node]!
    return sum
  }
  return {
    get count() {
      return length
    },
    total: () => offsetOf(length),
    offsetOf,
    rowAt(y) {
      let row = 0
      let left = y
      for (let step = 2 ** Math.floor(Math.log2(Math.max(1, length))); step >= 1; step /= 2) {
        if (row + step > length) continue
        const height = step * guess + tree[row + step]!
        if (height > left) continue
        row += step
        left -= height
      }
      return Math.min(row, Math.max(0, length - 1))
    },
    measured(row, height) {
      const change = height - guess - (differing.get(row) ?? 0)
      if (change === 0 || row >= length) return 0
      differing.set(row, height - guess)
      add(row, change)
      return change
    },
    resize(to) {
      if (to === length) return
      length = to
      tree = new Float64Array(to + 1)
      for (const [row, by] of differing)
        if (row < to) add(row, by)
        else differing.delete(row)
    },
  }
}
