/** Turns outputs into probabilities, in place. Gives back the same array. */
export function softmax(out: Float32Array): Float32Array {
  let most = -Infinity
  for (let i = 0; i < out.length; i++) if (out[i]! > most) most = out[i]!
  let sum = 0
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.exp(out[i]! - most)
    sum += out[i]!
  }
  for (let i = 0; i < out.length; i++) out[i]! /= sum
  return out
}

/** Gradient of the cross entropy by the outputs, where `gold` is right; also turns `out` into probabilities. */
export function softmaxGradient(out: Float32Array, gold: number, gradient: Float32Array): void {
  softmax(out)
  gradient.set(out)
  gradient[gold]! -= 1
}
