import type { WordForm } from '../features/word-form.js'
import { unpack } from '../net/container.js'
import { type Kernel, kernel } from '../net/kernel.js'
import { best, layer, WEIGHT } from '../net/layer.js'
import { GATE, pool, STATE } from '../net/pooling.js'
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
  /** Forgets what it remembers of forms: they are numbered anew. */
  reset(): void
}

/** Words read at most at once; longer sentences are read piece by piece. */
const PIECE = 160

/** What 1 counts in what dependents, heads and relations are told by, and its bounds, so that sums of products stay whole. */
const PART = 256
const BOUND = 4095
/** From sums to gates, and to these. */
const GATE_SHIFT = Math.log2((STATE * WEIGHT) / GATE)
const PART_SHIFT = Math.log2((STATE * WEIGHT) / PART)

/** Opens the weights `parser`, with the kernel to use. `edge` is the root's form. */
export function parser(bytes: Uint8Array, edge: WordForm, on: Kernel = kernel()): Parser {
  const container = unpack<ParseFacts>(bytes)
  const { tags: tagNames, relations: names, upper: layers, arc, label } = container.facts
  const numbers = new Map(tagNames.map((t, i) => [t, i]))
  const words = wordSums(container, on)
  const { gates } = words
  const width = gates / 3
  const upper = Array.from({ length: layers }, (_, i) => layer(container, `upper${i}`, STATE, on))
  const tagLayer = layer(container, 'tag', STATE, on)
  const tagSums = on.large((PIECE + 2) * tagLayer.outs)
  const parts = layer(container, 'heads', STATE, on)
  const labels = layer(container, 'relations', PART, on)
  const labelAt = 2 * arc
  const distanceAt = labelAt + 2 * label
  const rowsMost = PIECE + 2
  // The root's row stands first, and one more makes the rows even.
  const states = on.small(rowsMost * width)
  const sums = on.large(rowsMost * gates)
  const partSums = on.large(rowsMost * parts.outs)
  const dependents = on.small(rowsMost * arc)
  const governors = on.small((rowsMost + 2) * arc)
  const noBias = on.large(rowsMost + 2)
  const products = on.large(rowsMost * (rowsMost + 2))
  const mixed = on.small(rowsMost * label)
  const labelSums = on.large(rowsMost * labels.outs)
  const found = new Int32Array(PIECE + 1)
  const root = names.indexOf('root')
  const between = names.indexOf('parataxis')

  /** The gates of a row: what its word and those beside it add, in a function of its own so that it is compiled for these arrays. */
  const addRow = (to: number, before: Int16Array, here: Int16Array, behind: Int16Array): void => {
    const into = sums.data
    const middle = gates
    const last = 2 * gates
    for (let k = 0; k < middle; k++) into[to + k] = before[k]! + here[middle + k]! + behind[last + k]!
  }

  /** The states of the first layer over the root and the words `first` to `last`. */
  const read = (forms: readonly WordForm[], tags: Uint8Array, first: number, last: number): void => {
    const rows = last - first + 1
    const outside = words.of(edge, tagNames.length)
    let before = outside
    let here = outside
    for (let row = 0; row < rows; row++) {
      const behind = row + 1 < rows ? words.of(forms[first + row]!, tags[first + row]!) : outside
      addRow(row * gates, before, here, behind)
      before = here
      here = behind
    }
    states.data.fill(0, 0, (rows + 1) * width)
    pool(sums.data, rows, width / 2, states)
    on.dots(states, rows + (rows & 1), tagLayer, 0, tagSums)
    for (let row = 1; row < rows; row++)
      tags[first + row - 1] = best(tagSums.data, row * tagLayer.outs, tagNames.length)
  }

  /** Heads, counted from 1 in `found`, and relations of the `n` words that were just read. */
  const piece = (n: number, relations: Uint8Array, first: number): void => {
    const rows = n + 1
    const even = rows + (rows & 1)
    for (const own of upper) {
      on.dots(states, even, own, GATE_SHIFT, sums)
      pool(sums.data, rows, width / 2, states)
    }
    on.dots(states, even, parts, PART_SHIFT, partSums)
    const part = partSums.data
    for (let t = 0; t < rows; t++) {
      const at = t * parts.outs
      for (let k = 0; k < arc; k++) {
        dependents.data[t * arc + k] = Math.min(BOUND, Math.max(-BOUND, part[at + k]!))
        governors.data[t * arc + k] = Math.min(BOUND, Math.max(0, part[at + arc + k]!))
      }
    }
    const outs = (rows + 3) & ~3
    on.dots(dependents, even, { outs, inner: arc, weights: governors, bias: noBias }, 0, products)
    const scores = products.data
    for (let d = 1; d <= n; d++) {
      const at = d * parts.outs + distanceAt
      for (let h = 0; h <= n; h++) scores[d * outs + h]! += part[at + distanceKind(d, h)]! * PART
    }
    bestTree(scores, outs, n, found)
    for (let d = 1; d <= n; d++) {
      const own = d * parts.outs + labelAt
      const head = found[d]! * parts.outs + labelAt + label
      for (let k = 0; k < label; k++) {
        mixed.data[(d - 1) * label + k] = Math.max(0, part[own + k]! + part[head + k]!)
      }
    }
    on.dots(mixed, n + (n & 1), labels, 0, labelSums)
    for (let d = 1; d <= n; d++) {
      const relation = best(labelSums.data, (d - 1) * labels.outs, names.length)
      relations[first + d - 1] = found[d] === 0 ? root : notRoot(relation)
    }
  }
  const notRoot = (relation: number): number => (relation === root ? between : relation)

  return {
    relations: names,
    tags: tagNames,
    tagNumber: (t) => numbers.get(t) ?? tagNames.length,
    reset: words.reset,
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
