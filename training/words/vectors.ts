import type { Contexts } from './contexts.js'
import type { Random } from './random.js'

/**
 * Word vectors of `size` numbers, length 1: the left singular vectors of the contexts, weighted by the root of their
 * singular values, found by randomised subspace iteration (Halko, Martinsson, Tropp 2011).
 */
export function wordVectors(m: Contexts, size: number, rounds: number, random: Random): Float32Array {
  const words = m.starts.length - 1
  let right = new Float32Array(m.columns * size).map(() => random() - 0.5)
  let left = new Float32Array(words * size)
  for (let r = 0; r < rounds; r++) {
    left = new Float32Array(words * size)
    each(m, (word, column, value) => add(left, word, right, column, value, size))
    orthonormal(left, words, size)
    right = new Float32Array(m.columns * size)
    each(m, (word, column, value) => add(right, column, left, word, value, size))
  }
  const weights = new Float64Array(size)
  for (let i = 0; i < right.length; i++) weights[i % size]! += right[i]! ** 2
  for (let w = 0; w < words; w++) {
    let norm = 1e-9
    for (let k = 0; k < size; k++) {
      left[w * size + k]! *= weights[k]! ** 0.25
      norm += left[w * size + k]! ** 2
    }
    for (let k = 0; k < size; k++) left[w * size + k]! /= Math.sqrt(norm)
  }
  return left
}

function each(m: Contexts, use: (word: number, column: number, value: number) => void): void {
  for (let w = 0; w + 1 < m.starts.length; w++)
    for (let i = m.starts[w]!; i < m.starts[w + 1]!; i++) use(w, m.indexes[i]!, m.values[i]!)
}

function add(to: Float32Array, row: number, from: Float32Array, other: number, value: number, size: number): void {
  const a = row * size
  const b = other * size
  for (let k = 0; k < size; k++) to[a + k]! += value * from[b + k]!
}

/** Makes the columns of a matrix orthonormal (Gram and Schmidt, twice for stability). */
function orthonormal(m: Float32Array, rows: number, size: number): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let k = 0; k < size; k++) {
      for (let j = 0; j < k; j++) {
        let dot = 0
        for (let r = 0; r < rows; r++) dot += m[r * size + k]! * m[r * size + j]!
        for (let r = 0; r < rows; r++) m[r * size + k]! -= dot * m[r * size + j]!
      }
      let norm = 0
      for (let r = 0; r < rows; r++) norm += m[r * size + k]! ** 2
      const scale = 1 / Math.sqrt(norm + 1e-20)
      for (let r = 0; r < rows; r++) m[r * size + k]! *= scale
    }
  }
}
