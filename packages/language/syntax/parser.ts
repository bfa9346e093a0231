import type { WordForm } from '../features/word-form.js'
import { unpack } from '../net/container.js'
import { type Kernel, kernel } from '../net/kernel.js'
import { type Layer, layer, WEIGHT } from '../net/layer.js'
import { pack } from '../net/packed.js'
import { GATE, pooling, STATE } from '../net/pooling.js'
import { distanceKind } from './distance.js'
import { bestTree } from './tree.js'
import { wordSums } from './word-sums.js'

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

/** Gives words their heads and relations. */
export interface Parser {
  readonly relations: readonly string[]
  readonly tags: readonly string[]
  /** The number by which the features know a tag. */
  tagNumber(tag: string): number
  /**
   * Parses the words `first` to `last` (excluded), one sentence, with their tag numbers, in whose place it puts better
   * ones. Writes each word's head (-1 for the root's) as an index like `first`, and its relation's number.
   */
  parse(
    forms: readonly WordForm[],
    tags: Uint8Array,
    first: number,
    last: number,
    heads: Int32Array,
    relations: Uint8Array,
  ): void
}

/** Bytes of the kernel's memory the parser needs. */
const ROOM = 32 << 20
/** Words read at most at once; longer sentences are read piece by piece. */
const PIECE = 160

/** What 1 counts in what dependents, heads and relations are told by, and its bounds, so that sums of products stay whole. */
const PART = 256
const BOUND = 4095
/** The kind of each distance from a dependent to a head that is no root, by the distance and `PIECE`. */
const kinds = Uint8Array.from({ length: 2 * PIECE + 1 }, (_, i) => distanceKind(PIECE + 1, i + 1))

/** From sums to gates, and to these. */
const GATE_SHIFT = Math.log2((STATE * WEIGHT) / GATE)
const PART_SHIFT = Math.log2((STATE * WEIGHT) / PART)

/** Opens the weights `parser`, with the kernel to use. `edge` is the root's form. */
export function parser(bytes: Uint8Array, edge: WordForm, on: Kernel = kernel(ROOM)): Parser {
  const container = unpack<ParseFacts>(bytes)
  const { tags: tagNames, relations: names, upper: layers, arc, label } = container.facts
  const numbers = new Map(tagNames.map((t, i) => [t, i]))
  const words = wordSums(container, on)
  const { gates } = words
  const width = gates / 3
  // No closure may hold on to the bytes of the file: the layers have what they need of it.
  const upper: Layer[] = []
  for (let i = 0; i < layers; i++) upper.push(layer(container, `upper${i}`, STATE, on))
  const tagLayer = layer(container, 'tag', STATE, on)
  const tagSums = on.large((PIECE + 2) * tagLayer.outs)
  const parts = layer(container, 'heads', STATE, on)
  const labels = layer(container, 'relations', PART, on)
  const labelAt = 2 * arc
  const distanceAt = labelAt + 2 * label
  const rowsMost = PIECE + 2
  // The root's row stands first.
  const states = on.small(rowsMost * width)
  const sums = on.large(rowsMost * gates)
  const partSums = on.large(rowsMost * parts.outs)
  const dependents = on.small(rowsMost * arc)
  const governors = on.small((rowsMost + 2) * arc)
  const packed = on.small((rowsMost + 2) * arc)
  const noBias = on.large(rowsMost + 2)
  const products = on.large(rowsMost * (rowsMost + 2))
  const mixed = on.small(rowsMost * label)
  const pool = pooling(width / 2, on)
  // The slots of the words of a piece, one outside it at each end; and dependents beside their heads.
  const slots = on.large(rowsMost + 2)
  const both = on.large(2 * rowsMost)
  const labelSums = on.large(rowsMost * labels.outs)
  const tops = on.large(rowsMost)
  const found = new Int32Array(PIECE + 1)
  const root = names.indexOf('root')
  const between = names.indexOf('parataxis')

  /** The states of the first layer over the root and the words `first` to `last`; puts better tags in place of theirs. */
  const read = (forms: readonly WordForm[], tags: Uint8Array, first: number, last: number): void => {
    const rows = last - first + 1
    const outside = words.slotOf(edge, tagNames.length)
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
  }

  /** Heads, counted from 1 in `found`, and relations of the `n` words that were just read. */
  const piece = (n: number, relations: Uint8Array, first: number): void => {
    const rows = n + 1
    for (const own of upper) {
      on.dots(states, rows, own, GATE_SHIFT, sums)
      pool(sums, rows, states)
    }
    on.dots(states, rows, parts, PART_SHIFT, partSums)
    const part = partSums.data
    on.bound(partSums, 0, parts.outs, rows, arc, -BOUND, BOUND, dependents, 0)
    on.bound(partSums, arc, parts.outs, rows, arc, 0, BOUND, governors, 0)
    const outs = (rows + 3) & ~3
    pack(governors.data, outs, arc, packed.data)
    on.dots(dependents, rows, { outs, inner: arc, weights: packed, bias: noBias }, 0, products)
    const scores = products.data
    for (let d = 1; d <= n; d++) {
      const at = d * parts.outs + distanceAt
      scores[d * outs]! += part[at + distanceKind(d, 0)]! * PART
      for (let h = 1; h <= n; h++) scores[d * outs + h]! += part[at + kinds[h - d + PIECE]!]! * PART
    }
    bestTree(scores, outs, n, found)
    for (let d = 1; d <= n; d++) {
      both.data[2 * d - 2] = d * parts.outs + labelAt
      both.data[2 * d - 1] = found[d]! * parts.outs + labelAt + label
    }
    on.pairs(partSums, both, n, label, mixed)
    on.dots(mixed, n, labels, 0, labelSums)
    on.tops(labelSums, n, labels.outs, tops)
    for (let d = 1; d <= n; d++) {
      const relation = tops.data[d - 1]!
      relations[first + d - 1] = found[d] === 0 ? root : notRoot(relation)
    }
  }
  const notRoot = (relation: number): number => (relation === root ? between : relation)

  return {
    relations: names,
    tags: tagNames,
    tagNumber: (t) => numbers.get(t) ?? tagNames.length,
    parse(forms, tags, first, last, heads, relations) {
      let top = -1
      for (let from = first; from < last; from += PIECE) {
        const to = Math.min(last, from + PIECE)
        read(forms, tags, from, to)
        piece(to - from, relations, from)
        for (let i = from; i < to; i++) {
          const head = found[i - from + 1]! - 1
          heads[i] = head < 0 ? top : head + from
          // The pieces of a long sentence hang on the root of the first.
          if (head < 0 && top >= 0) relations[i] = between
          if (head < 0 && top < 0) top = i
        }
      }
    },
  }
}
