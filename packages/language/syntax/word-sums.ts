import { keyTable } from '../features/key-table.js'
import type { WordForm } from '../features/word-form.js'
import type { Container } from '../net/container.js'
import type { Kernel, Room } from '../net/kernel.js'
import { layer, WEIGHT } from '../net/layer.js'
import { GATE } from '../net/pooling.js'
import { slots } from '../net/slots.js'
import { wordFeatures } from './word-features.js'

/** What 1 counts in what is made of a word. */
const FORM = 512
/** From sums to gates. */
const SHIFT = Math.log2((FORM * WEIGHT) / GATE)

/** Words with their tags that are remembered, some kilobytes each. */
const REMEMBERED = 5120
/** Words whose features are worked out at once, and features a word has at most. */
const AT_ONCE = 16
const FEATURES = 32

/** What words with their tags add to the gates of the first layer. */
export interface WordSums {
  /** Gates of a row. */
  readonly gates: number
  /** The sums of all words remembered, in units of `GATE`. */
  readonly sums: Room<Int16Array>
  /**
   * Where in `sums` those of a word begin: for the row behind it, for its own, and for the one before it, side by side. They
   * are there when `finish` was called, and stay while at most `REMEMBERED / 2` others are asked for.
   */
  placeOf(form: WordForm, tag: number): number
  /** Works out the sums of the words asked for that were not remembered. */
  finish(): void
  /** Forgets what it remembers of forms: they are numbered anew. */
  reset(): void
}

/** Opens the part of the weights that looks at words one by one: a sum of rows, cut below 0, then a layer of gates. */
export function wordSums(container: Container<unknown>, kernel: Kernel): WordSums {
  const { arrays } = container
  const table = keyTable(arrays.keys as Int32Array)
  const rows = kernel.tiny(arrays.rows!.length)
  rows.data.set(arrays.rows as Int8Array)
  const rowScales = Float32Array.from(arrays['row.scales']!)
  const bias = Float32Array.from(arrays['form.bias']!)
  const size = bias.length
  const first = layer(container, 'first', FORM, kernel)
  const gates = first.outputs / 3
  const remembered = kernel.small(REMEMBERED * first.outputs)
  const slotOf = slots(REMEMBERED)
  // Features of one word: where their rows begin, and what these count.
  const features = kernel.large(FEATURES)
  const weights = kernel.doubles(FEATURES)
  const sum = kernel.doubles(size)
  // Words whose gates are still to be worked out: what is made of them, and where the gates go.
  const inputs = kernel.small(AT_ONCE * size)
  const outputs = kernel.large(AT_ONCE * first.outs)
  const due = new Int32Array(AT_ONCE)
  let noted = 0
  let waiting = 0

  const note = (feature: number): void => {
    const row = table.find(feature)
    if (row < 0) return
    features.data[noted] = row * size
    weights.data[noted++] = rowScales[row]!
  }
  const finish = (): void => {
    kernel.dots(inputs, waiting, first, SHIFT, outputs)
    for (let i = 0; i < waiting; i++)
      kernel.bound(outputs, i * first.outs, 0, 1, first.outputs, -32_768, 32_767, remembered, due[i]!)
    waiting = 0
  }
  return {
    gates,
    sums: remembered,
    placeOf(form, tag) {
      const key = form.id * 64 + tag
      const known = slotOf.find(key)
      if (known >= 0) return known * first.outputs
      if (waiting === AT_ONCE) finish()
      sum.data.set(bias)
      wordFeatures(form, tag, note)
      kernel.weigh(rows, features, weights, noted, size, sum)
      noted = 0
      const from = waiting * size
      for (let k = 0; k < size; k++) inputs.data[from + k] = Math.min(32_767, Math.max(0, sum.data[k]! * FORM))
      const place = slotOf.take(key) * first.outputs
      due[waiting++] = place
      return place
    },
    finish,
    reset: slotOf.reset,
  }
}
