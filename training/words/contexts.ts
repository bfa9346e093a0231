/** Counts of the words around each word: sparse rows, one per word. */
export interface Contexts {
  readonly columns: number
  readonly starts: Int32Array
  readonly indexes: Int32Array
  readonly values: Float32Array
}

const OFFSETS = [-2, -1, 1, 2]

/**
 * Which of the `frequent` most frequent words stand two before, one before, one and two behind each word of the vocabulary,
 * weighted by positive pointwise mutual information. `ids` holds the corpus: word numbers by falling frequency, -1 for
 * words outside the vocabulary, -2 between sentences.
 */
export function contexts(ids: Int32Array, words: number, frequent: number): Contexts {
  const counts: Map<number, number>[] = Array.from({ length: words }, () => new Map())
  const columns = OFFSETS.length * frequent
  const columnTotals = new Float64Array(columns)
  const rowTotals = new Float64Array(words)
  let total = 0
  for (let i = 0; i < ids.length; i++) {
    const word = ids[i]!
    if (word < 0) continue
    for (let o = 0; o < OFFSETS.length; o++) {
      const other = ids[i + OFFSETS[o]!] ?? -2
      if (other < 0 || other >= frequent) continue
      const column = o * frequent + other
      const row = counts[word]!
      row.set(column, (row.get(column) ?? 0) + 1)
      columnTotals[column]!++
      rowTotals[word]!++
      total++
    }
  }
  const starts = new Int32Array(words + 1)
  const indexes: number[] = []
  const values: number[] = []
  for (let w = 0; w < words; w++) {
    for (const [column, n] of counts[w]!) {
      const information = Math.log((n * total) / (rowTotals[w]! * columnTotals[column]!))
      if (information <= 0) continue
      indexes.push(column)
      values.push(Math.sqrt(information))
    }
    starts[w + 1] = indexes.length
  }
  return { columns, starts, indexes: Int32Array.from(indexes), values: Float32Array.from(values) }
}
