import { TONE_SLOTS } from '@onrecord/weave/training'

/** A sentence's features towards a target, and how it speaks of it: 0 badly, 1 neither way, 2 well. */
export interface ToneExample {
  readonly slots: readonly number[]
  readonly tone: 0 | 1 | 2
}

const EPOCHS = 12
const RATE = 0.08
const DECAY = 2e-6

export interface ToneWeights {
  readonly weights: Float32Array
  readonly bias: readonly [number, number, number]
}

/**
 * Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011) with weight decay, averaged over the last half
 * of the epochs; classes weigh so that each counts alike in part. Seeded by the order alone, which is shuffled by a
 * linear congruence.
 */
export function trainTone(examples: readonly ToneExample[]): ToneWeights {
  const weights = new Float32Array(3 * TONE_SLOTS)
  const squares = new Float32Array(3 * TONE_SLOTS).fill(1e-6)
  const sum = new Float32Array(3 * TONE_SLOTS)
  const bias: [number, number, number] = [0, 0, 0]
  const count = [0, 0, 0]
  for (const { tone } of examples) count[tone]!++
  const heft = count.map((n) => Math.sqrt(examples.length / (3 * n)))
  const order = examples.map((_, i) => i)
  let seed = 1
  let averaged = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      const j = seed % (i + 1)
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const i of order) {
      const { slots, tone } = examples[i]!
      const scores = [...bias]
      for (const s of slots) for (let k = 0; k < 3; k++) scores[k]! += weights[3 * s + k]!
      const most = Math.max(...scores)
      const exps = scores.map((x) => Math.exp(x - most))
      const total = exps[0]! + exps[1]! + exps[2]!
      for (let k = 0; k < 3; k++) {
        const g = (exps[k]! / total - (k === tone ? 1 : 0)) * heft[tone]!
        bias[k]! -= 0.002 * g
        for (const s of slots) {
          const at = 3 * s + k
          squares[at]! += g * g
          weights[at]! -= (RATE * g) / Math.sqrt(squares[at]!) + DECAY * weights[at]!
        }
      }
    }
    if (epoch >= EPOCHS / 2) {
      averaged++
      for (let i = 0; i < sum.length; i++) sum[i]! += weights[i]!
    }
  }
  return { weights: sum.map((w) => w / averaged), bias }
}
