import type { WordForm } from '../features/word-form.js'
import { unpack } from '../net/container.js'
import { type Kernel, kernel } from '../net/kernel.js'
import { layer } from '../net/layer.js'
import { pack } from '../net/packed.js'
import { type Shelf, shelf } from '../net/shelf.js'
import { distanceKind } from './distance.js'
import { encoder, PART, PIECE } from './encoder.js'
import { bestTree } from './tree.js'

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
const ROOM = 23 << 20

/** Bounds of what dependents and heads are compared by, so that sums of products stay whole. */
export const BOUND = 4095

/** The kind of each distance from a dependent to a head that is no root, by the distance and `PIECE`. */
const kinds = Uint8Array.from({ length: 2 * PIECE + 1 }, (_, i) => distanceKind(PIECE + 1, i + 1))

/** Opens the weights `parser`, with the shelf and the kernel to use. `edge` is the root's form; so many words are `remembered`. */
export function parser(
  bytes: Uint8Array,
  edge: WordForm,
  shelved: Shelf = shelf(),
  remembered?: number,
  on: Kernel = kernel(ROOM),
): Parser {
  const { facts, width, parts, encode } = encoder(bytes, edge, on, shelved, remembered)
  const { tags: tagNames, relations: names, arc, label } = facts
  const numbers = new Map(tagNames.map((t, i) => [t, i]))
  const labels = layer(unpack(bytes), 'relations', PART, on)
  const labelAt = 2 * arc
  const distanceAt = labelAt + 2 * label
  const rowsMost = PIECE + 1
  // Rows of heads are packed by fours.
  const headsMost = (rowsMost + 3) & ~3
  const dependents = on.small(rowsMost * arc)
  const governors = on.small(headsMost * arc)
  const packed = on.small(headsMost * arc)
  const noBias = on.large(headsMost)
  const products = on.large(rowsMost * headsMost)
  // Where the numbers of dependents begin that relations are told by, each beside its head's; what is made of both.
  const both = on.large(2 * PIECE)
  const mixed = on.small(PIECE * label)
  const labelSums = on.large(PIECE * labels.outs)
  const tops = on.large(PIECE)
  const found = new Int32Array(PIECE + 1)
  const root = names.indexOf('root')
  const between = names.indexOf('parataxis')
  const notRoot = (relation: number): number => (relation === root ? between : relation)

  /** Heads, counted from 1 in `found`, of the `n` words that were just encoded. */
  const findHeads = (n: number): void => {
    const rows = n + 1
    on.bound(parts, 0, width, rows, arc, -BOUND, BOUND, dependents, 0)
    on.bound(parts, arc, width, rows, arc, 0, BOUND, governors, 0)
    const outs = (rows + 3) & ~3
    pack(governors.data, outs, arc, packed.data)
    on.dots(dependents, rows, { outs, inner: arc, weights: packed, bias: noBias }, 0, products)
    const scores = products.data
    const part = parts.data
    for (let d = 1; d <= n; d++) {
      const at = d * width + distanceAt
      scores[d * outs]! += part[at + distanceKind(d, 0)]! * PART
      for (let h = 1; h <= n; h++) scores[d * outs + h]! += part[at + kinds[h - d + PIECE]!]! * PART
    }
    bestTree(scores, outs, n, found)
  }

  /** The relations of the `n` words to the heads just found, from `first` on. */
  const findRelations = (n: number, relations: Uint8Array, first: number): void => {
    for (let d = 1; d <= n; d++) {
      both.data[2 * d - 2] = d * width + labelAt
      both.data[2 * d - 1] = found[d]! * width + labelAt + label
    }
    on.pairs(parts, both, n, label, mixed)
    on.dots(mixed, n, labels, 0, labelSums)
    on.tops(labelSums, n, labels.outs, tops)
    for (let d = 1; d <= n; d++) relations[first + d - 1] = found[d] === 0 ? root : notRoot(tops.data[d - 1]!)
  }

  return {
    relations: names,
    tags: tagNames,
    tagNumber: (t) => numbers.get(t) ?? tagNames.length,
    parse(forms, tags, first, last, heads, relations) {
      let top = -1
      for (let from = first; from < last; from += PIECE) {
        const to = Math.min(last, from + PIECE)
        encode(forms, tags, from, to)
        findHeads(to - from)
        findRelations(to - from, relations, from)
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
