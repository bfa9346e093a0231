/** What the sums over all chains of labels of some words give. Rows are words, columns labels; reused from call to call. */
export interface ChainSums {
  /**
   * Takes the outputs of `count` words (rows of labels) and the transitions; gives the logarithm of the sum over all chains.
   * Label 0 stands before the first word and behind the last.
   */
  run(outputs: Float32Array, transitions: Float32Array, count: number): number
  /** Probability of a label at a word of the last run. */
  at(word: number, label: number): number
  /** Probability, in the last run, of `label` at a word behind `before` at the one before it; word `count` is the end. */
  pair(word: number, before: number, label: number): number
}

/** Forward and backward sums (Rabiner 1989) over chains of at most `most` words. */
export function chainSums(labels: number, most: number): ChainSums {
  const forward = new Float64Array(most * labels)
  const backward = new Float64Array(most * labels)
  const terms = new Float64Array(labels)
  let total = 0
  let n = 0
  let o: Float32Array = new Float32Array(0)
  let t: Float32Array = new Float32Array(0)

  const logSum = (): number => {
    let top = -Infinity
    for (let k = 0; k < labels; k++) if (terms[k]! > top) top = terms[k]!
    if (top === -Infinity) return top
    let sum = 0
    for (let k = 0; k < labels; k++) sum += Math.exp(terms[k]! - top)
    return top + Math.log(sum)
  }
  return {
    run(outputs, transitions, count) {
      o = outputs
      t = transitions
      n = count
      for (let i = 0; i < n; i++) {
        for (let b = 0; b < labels; b++) {
          if (i === 0) forward[b] = t[b]! + o[b]!
          else {
            for (let a = 0; a < labels; a++) terms[a] = forward[(i - 1) * labels + a]! + t[a * labels + b]!
            forward[i * labels + b] = logSum() + o[i * labels + b]!
          }
        }
      }
      for (let a = 0; a < labels; a++) backward[(n - 1) * labels + a] = t[a * labels]!
      for (let i = n - 2; i >= 0; i--) {
        for (let a = 0; a < labels; a++) {
          for (let b = 0; b < labels; b++)
            terms[b] = t[a * labels + b]! + o[(i + 1) * labels + b]! + backward[(i + 1) * labels + b]!
          backward[i * labels + a] = logSum()
        }
      }
      for (let b = 0; b < labels; b++) terms[b] = forward[(n - 1) * labels + b]! + backward[(n - 1) * labels + b]!
      total = logSum()
      return total
    },
    at: (word, label) => Math.exp(forward[word * labels + label]! + backward[word * labels + label]! - total),
    pair(word, before, label) {
      const left = word === 0 ? (before === 0 ? 0 : -Infinity) : forward[(word - 1) * labels + before]!
      const right =
        word === n ? (label === 0 ? 0 : -Infinity) : o[word * labels + label]! + backward[word * labels + label]!
      return Math.exp(left + t[before * labels + label]! + right - total)
    },
  }
}
