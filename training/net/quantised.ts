/** Rows of `size` weights as bytes with a scale each. */
export function quantised(weights: Float32Array, size: number): { bytes: Int8Array; scales: Float32Array } {
  const n = weights.length / size
  const bytes = new Int8Array(weights.length)
  const scales = new Float32Array(n)
  for (let i = 0; i < n; i++) {
    let most = 1e-9
    for (let k = 0; k < size; k++) most = Math.max(most, Math.abs(weights[i * size + k]!))
    scales[i] = most / 127
    for (let k = 0; k < size; k++) bytes[i * size + k] = Math.round((weights[i * size + k]! * 127) / most)
  }
  return { bytes, scales }
}
