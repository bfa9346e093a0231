/** Weights learned by AdaGrad, each with a step of its own, and their average. */
export interface Weights {
  readonly values: Float32Array
  /** One step against a gradient. */
  step(i: number, gradient: number, rate: number): void
  /** Adds the present values to the average. */
  average(): void
  averaged(): Float32Array
}

/** Makes weights that begin as `first` gives them. */
export function weights(size: number, first: () => number): Weights {
  const values = new Float32Array(size).map(first)
  const squares = new Float32Array(size).fill(1e-6)
  const sum = new Float32Array(size)
  let times = 0
  return {
    values,
    step(i, gradient, rate) {
      squares[i]! += gradient * gradient
      values[i]! -= (rate * gradient) / Math.sqrt(squares[i]!)
    },
    average() {
      times++
      for (let i = 0; i < size; i++) sum[i]! += values[i]!
    },
    averaged: () => sum.map((v) => v / Math.max(1, times)),
  }
}
