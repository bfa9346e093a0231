import type { Random } from './random.js'

/** Groups vectors of length 1 by their cosine (spherical k-means, centres first drawn among the vectors). Gives each vector's group and the centres. */
export function kMeans(
  vectors: Float32Array,
  size: number,
  groups: number,
  rounds: number,
  random: Random,
): { group: Int32Array; centres: Float32Array } {
  const n = vectors.length / size
  const centres = new Float32Array(groups * size)
  for (let g = 0; g < groups; g++) {
    // The most frequent words come first: centres are drawn more densely there.
    const pick = Math.floor(random() ** 2 * n)
    centres.set(vectors.subarray(pick * size, pick * size + size), g * size)
  }
  const group = new Int32Array(n)
  for (let r = 0; r < rounds; r++) {
    for (let i = 0; i < n; i++) group[i] = nearest(vectors, i * size, centres, size, groups)
    centres.fill(0)
    for (let i = 0; i < n; i++) for (let k = 0; k < size; k++) centres[group[i]! * size + k]! += vectors[i * size + k]!
    for (let g = 0; g < groups; g++) {
      let norm = 1e-9
      for (let k = 0; k < size; k++) norm += centres[g * size + k]! ** 2
      for (let k = 0; k < size; k++) centres[g * size + k]! /= Math.sqrt(norm)
    }
  }
  return { group, centres }
}

function nearest(vectors: Float32Array, at: number, centres: Float32Array, size: number, groups: number): number {
  let best = 0
  let most = -Infinity
  for (let g = 0; g < groups; g++) {
    let dot = 0
    const c = g * size
    for (let k = 0; k < size; k++) dot += vectors[at + k]! * centres[c + k]!
    if (dot > most) {
      most = dot
      best = g
    }
  }
  return best
}
