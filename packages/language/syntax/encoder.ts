import type { WordForm } from '../features/word-form.js'
import { unpack } from '../net/container.js'
import type { Kernel } from '../net/kernel.js'
import { type Layer, layer, WEIGHT } from '../net/layer.js'
import { GATE, pooling, STATE } from '../net/pooling.js'
import type { Room } from '../net/rooms.js'
import type { Shelf } from '../net/shelf.js'
import { REMEMBERED, wordSums } from './word-sums.js'

/** What the weights of the parser say beside the net. */
export interface ParseFacts {
  /** Relations, in the order of the outputs. */
  readonly relations: readonly string[]
  /** Penn tags by the numbers the features use; `tags.length` is the root's. */
  readonly tags: readonly string[]
  /** Recurrent layers above the first. */
  readonly upper: number
  /** Numbers by which dependents and heads are compared, and by which their relation is told. */
  readonly arc: number
  readonly label: number
}

/** Turns the words of a sentence, or of a piece of a long one, into the numbers that trees are told by. */
export interface Encoder {
  readonly facts: ParseFacts
  /** Numbers a row of `parts`, in units of `1 / PART`: the word as dependent and as head (`arc` each), the same for relations
   * (`label` each), and what it thinks of each kind of distance to its head. */
  readonly width: number
  /** The root's row, then a row a word. */
  readonly parts: Room<Int32Array>
  /** Encodes the words `first` to `last` (excluded), at most `PIECE`, with their tag numbers, in whose place it puts better ones. */
  encode(forms: readonly WordForm[], tags: Uint8Array, first: number, last: number): void
}

/** Words encoded at most at once; longer sentences are read piece by piece. */
export const PIECE = 160

/** What 1 counts in the parts of a row. */
export const PART = 256

/** From sums to gates, and to parts. */
const GATE_SHIFT = Math.log2((STATE * WEIGHT) / GATE)
const PART_SHIFT = Math.log2((STATE * WEIGHT) / PART)

/** Opens the encoder in the weights `parser`, which stand on a shelf, on a kernel. `edge` is the root's form; so many words are `remembered`. */
export function encoder(bytes: Uint8Array, edge: WordForm, on: Kernel, shelf: Shelf, remembered = REMEMBERED): Encoder {
  const container = unpack<ParseFacts>(shelf.keep('parser', () => bytes))
  const { facts } = container
  const words = wordSums(container, on, shelf, remembered)
  const { gates } = words
  const width = gates / 3
  const upper: Layer[] = []
  for (let i = 0; i < facts.upper; i++) upper.push(layer(container, `upper${i}`, STATE, on))
  const tagLayer = layer(container, 'tag', STATE, on)
  const heads = layer(container, 'heads', STATE, on)
  const most = PIECE + 1
  const states = on.small(most * width)
  const sums = on.large(most * gates)
  const tagSums = on.large(most * tagLayer.outs)
  const tops = on.large(most)
  const parts = on.large(most * heads.outs)
  // The slots of the words of a piece, one outside it at each end.
  const slots = on.large(most + 2)
  const pool = pooling(width / 2, on)

  return {
    facts,
    width: heads.outs,
    parts,
    encode(forms, tags, first, last) {
      const rows = last - first + 1
      const outside = words.slotOf(edge, facts.tags.length)
      const slot = slots.data
      slot[0] = outside
      slot[1] = outside
      for (let row = 1; row < rows; row++) slot[row + 1] = words.slotOf(forms[first + row - 1]!, tags[first + row - 1]!)
      slot[rows + 1] = outside
      words.finish()
      words.join(slots, rows, sums)
      states.data.fill(0, 0, rows * width)
      pool(sums, rows, states)
      on.dots(states, rows, tagLayer, 0, tagSums)
      on.tops(tagSums, rows, tagLayer.outs, tops)
      for (let row = 1; row < rows; row++) tags[first + row - 1] = tops.data[row]!
      for (const own of upper) {
        on.dots(states, rows, own, GATE_SHIFT, sums)
        pool(sums, rows, states)
      }
      on.dots(states, rows, heads, PART_SHIFT, parts)
    },
  }
}
