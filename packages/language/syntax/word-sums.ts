import { tableOn } from '../features/key-table.js'
import type { WordForm } from '../features/word-form.js'
import type { Container } from '../net/container.js'
import type { Kernel } from '../net/kernel.js'
import { layer, WEIGHT } from '../net/layer.js'
import { GATE } from '../net/pooling.js'
import { type Room, roomOf } from '../net/rooms.js'
import type { Shelf } from '../net/shelf.js'
import { slots } from '../net/slots.js'
import { wordFeatures } from './word-features.js'

/** What 1 counts in what is made of a word. */
const FORM = 512
/** From sums to gates. */
const SHIFT = Math.log2((FORM * WEIGHT) / GATE)

/** Words with their tags that are remembered, somewhat more than a kilobyte each. */
export const REMEMBERED = 12_288
/** Words whose features are worked out at once, and features a word has at most. */
const AT_ONCE = 16
const FEATURES = 32

/** What words with their tags add to the gates of the first layer. */
export interface WordSums {
  /** Gates of a row. */
  readonly gates: number
  /**
   * The slot of a word. It stays its own while at most half as many others are asked for as are remembered; what it adds is there when
   * `finish` was called.
   */
  slotOf(form: WordForm, tag: number): number
  /** Works out what the words add that were asked for and not remembered. */
  finish(): void
  /** Writes the gates of rows that words of the slots `around[r]`, `around[r + 1]` and `around[r + 2]` stand around. */
  join(around: Room<Int32Array>, rows: number, into: Room<Int32Array>): void
}

/**
 * Opens the part of weights on a shelf that looks at words one by one: a sum of rows, cut below 0, then a layer of gates. So many words with
 * their tags are `remembered`.
 */
export function wordSums(container: Container<unknown>, kernel: Kernel, shelf: Shelf, remembered: number): WordSums {
  const { arrays } = container
  const table = tableOn(shelf, 'parser table', arrays.keys as Int32Array)
  const { rows } = shelf
  const x = roomOf(arrays.rows as Int8Array)
  const rowScales = arrays['row.scales']!
  const bias = arrays['form.bias']!
  const size = bias.length
  const first = layer(container, 'first', FORM, kernel)
  const gates = first.outputs / 3
  // Gates for the row behind a word, for its own, and for the one before it, side by side, in bytes; and what these count.
  const kept = kernel.tiny(remembered * first.outputs)
  const scales = kernel.large(remembered * 4)
  const taken = slots(remembered)
  // Features of one word; those that are known: where their rows begin, and what these count.
  const noted = rows.large(FEATURES)
  const found = rows.large(FEATURES)
  const weights = rows.doubles(FEATURES)
  const sum = rows.doubles(size)
  // Words whose gates are still to be worked out: what is made of them, and their slots.
  const inputs = kernel.small(AT_ONCE * size)
  const outputs = kernel.large(AT_ONCE * first.outs)
  const due = new Int32Array(AT_ONCE)
  let count = 0
  let waiting = 0

  const note = (feature: number): void => {
    noted.data[count++] = feature
  }
  const finish = (): void => {
    kernel.dots(inputs, waiting, first, SHIFT, outputs)
    for (let i = 0; i < waiting; i++)
      for (let third = 0; third < 3; third++)
        kernel.shrink(
          outputs,
          i * first.outs + third * gates,
          gates,
          kept,
          due[i]! * first.outputs + third * gates,
          scales,
          due[i]! * 4 + third,
        )
    waiting = 0
  }
  return {
    gates,
    slotOf(form, tag) {
      const key = form.id * 64 + tag
      const known = taken.find(key)
      if (known >= 0) return known
      if (waiting === AT_ONCE) finish()
      sum.data.set(bias)
      wordFeatures(form, tag, note)
      const n = rows.find(table, noted, count, found)
      count = 0
      for (let i = 0; i < n; i++) {
        const row = found.data[i]!
        weights.data[i] = rowScales[row]!
        found.data[i] = row * size
      }
      rows.weigh(x, found, weights, n, size, sum)
      const from = waiting * size
      for (let k = 0; k < size; k++) inputs.data[from + k] = Math.min(32_767, Math.max(0, sum.data[k]! * FORM))
      const slot = taken.take(key)
      due[waiting++] = slot
      return slot
    },
    finish,
    join(around, rows, into) {
      kernel.join(kept, scales, around, rows, gates, into)
    },
  }
}
