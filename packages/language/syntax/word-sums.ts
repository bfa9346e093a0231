import { keyTable } from '../features/key-table.js'
import type { WordForm } from '../features/word-form.js'
import type { Container } from '../net/container.js'
import type { Kernel } from '../net/kernel.js'
import { layer, WEIGHT } from '../net/layer.js'
import { GATE } from '../net/pooling.js'
import { wordFeatures } from './word-features.js'

/** What 1 counts in what is made of a word. */
const FORM = 512
/** From sums to gates. */
const SHIFT = Math.log2((FORM * WEIGHT) / GATE)

/** What words with their tags add to the gates of the first layer. */
export interface WordSums {
  /** Gates of a row. */
  readonly gates: number
  /** The sums for the row behind a word, for its own, and for the one before it, side by side, in units of `GATE`. */
  of(form: WordForm, tag: number): Int16Array
  /** Forgets what it remembers of forms: they are numbered anew. */
  reset(): void
}

/** Opens the part of the weights that looks at words one by one: a sum of rows, cut below 0, then a layer of gates. */
export function wordSums(container: Container<unknown>, kernel: Kernel): WordSums {
  const { arrays } = container
  const table = keyTable(arrays.keys as Int32Array)
  const rows = arrays.rows as Int8Array
  const rowScales = arrays['row.scales'] as Float32Array
  const bias = arrays['form.bias'] as Float32Array
  const size = bias.length
  const first = layer(container, 'first', FORM, kernel)
  const gates = first.outputs / 3
  const sum = new Float64Array(size)
  const inputs = kernel.small(2 * size)
  const outputs = kernel.large(2 * first.outs)
  let remembered = new Map<number, Int16Array>()

  const add = (feature: number): void => {
    const row = table.find(feature)
    if (row < 0) return
    const scale = rowScales[row]!
    for (let k = 0; k < size; k++) sum[k]! += rows[row * size + k]! * scale
  }
  return {
    gates,
    of(form, tag) {
      const key = form.id * 64 + tag
      const known = remembered.get(key)
      if (known) return known
      sum.set(bias)
      wordFeatures(form, tag, add)
      for (let k = 0; k < size; k++) inputs.data[k] = Math.min(32767, Math.max(0, sum[k]! * FORM))
      kernel.dots(inputs, 2, first, SHIFT, outputs)
      const made = new Int16Array(first.outputs)
      for (let o = 0; o < made.length; o++) made[o] = Math.min(32767, Math.max(-32768, outputs.data[o]!))
      remembered.set(key, made)
      return made
    },
    reset() {
      remembered = new Map()
    },
  }
}
