/** Rows of weights that stand side by side; of the last few of a layer it is four by four. */
const WIDE = 16
const NARROW = 4

const widthAt = (outs: number, row: number): number => (row - (row % WIDE) + WIDE <= outs ? WIDE : NARROW)

/** Where the first number of row `row` stands among `outs` packed rows of `inner` numbers; its second stands beside it. */
export function packedAt(outs: number, inner: number, row: number): number {
  const width = widthAt(outs, row)
  return (row - (row % width)) * inner + (row % width) * 2
}

/** How far behind two numbers of row `row` the next two of it stand. */
export const packedApart = (outs: number, row: number): number => 2 * widthAt(outs, row)

/**
 * Packs `outs` rows (a multiple of 4) of `inner` numbers (a multiple of 2) as kernels multiply them: two numbers of each of
 * sixteen rows, the next two of each, and so on, then the next sixteen rows.
 */
export function pack(rows: Int16Array, outs: number, inner: number, into: Int16Array): void {
  for (let row = 0; row < outs; row++) {
    const apart = packedApart(outs, row)
    let at = packedAt(outs, inner, row)
    for (let k = row * inner; k < (row + 1) * inner; k += 2) {
      into[at] = rows[k]!
      into[at + 1] = rows[k + 1]!
      at += apart
    }
  }
}
