import type { Features } from '@onrecord/reader/training'

/** A small fast generator of pseudo-random numbers (mulberry32), so that training repeats exactly. */
export function random(seed: number): () => number {
  let a = seed | 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Shuffles in place. */
export function shuffle<T>(list: T[], next: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const x = list[i]!
    list[i] = list[j]!
    list[j] = x
  }
  return list
}

/** Examples laid out flat: the hashed features of each candidate of each example, one behind the other. */
export class Arena {
  private ids = new Int32Array(1 << 20)
  private used = 0
  /** Where each candidate's features begin; one more entry than candidates. */
  readonly starts: number[] = [0]

  add(f: Features): number {
    if (this.used + f.n > this.ids.length) {
      const wider = new Int32Array(Math.max(this.ids.length * 2, this.used + f.n))
      wider.set(this.ids.subarray(0, this.used))
      this.ids = wider
    }
    this.ids.set(f.ids.subarray(0, f.n), this.used)
    this.used += f.n
    this.starts.push(this.used)
    return this.starts.length - 2
  }

  get data(): Int32Array {
    return this.ids
  }

  get size(): number {
    return this.used
  }
}

/** Hashed linear weights under training by AdaGrad. */
export class Weights {
  readonly w: Float32Array
  private readonly g: Float32Array
  readonly mask: number

  constructor(
    readonly bits: number,
    private readonly rate = 0.12,
  ) {
    this.w = new Float32Array(1 << bits)
    this.g = new Float32Array(1 << bits).fill(0.01)
    this.mask = (1 << bits) - 1
  }

  score(ids: Int32Array, from: number, to: number): number {
    let s = 0
    for (let i = from; i < to; i++) s += this.w[ids[i]! & this.mask]!
    return s
  }

  /** Moves the weights of these features against a gradient. */
  step(ids: Int32Array, from: number, to: number, gradient: number): void {
    const { w, g, mask, rate } = this
    const square = gradient * gradient
    for (let i = from; i < to; i++) {
      const k = ids[i]! & mask
      const sum = g[k]! + square
      g[k] = sum
      w[k] = w[k]! - (rate * gradient) / Math.sqrt(sum)
    }
  }
}
