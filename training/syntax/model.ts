import { DISTANCES } from '@onrecord/language/training'
import { type RowWeights, rowWeights, type Weights, weights } from '../net/adam.js'
import type { Arena } from '../net/arena.js'
import type { Random } from '../words/random.js'

/** Widths of the net. */
export interface Widths {
  /** What is made of a word by itself. */
  readonly form: number
  /** Each direction of a recurrent layer. */
  readonly size: number
  /** Recurrent layers above the first. */
  readonly upper: number
  /** What dependents and heads are compared by. */
  readonly arc: number
  /** What relations are told by. */
  readonly label: number
}

/** The weights of the net that tags and parses; see docs/language.md for how it is built. */
export interface Model {
  readonly widths: Widths
  /** Rows of a word's features, and what its vector adds to them. */
  readonly rows: RowWeights
  readonly vector: Weights
  readonly formBias: Weights
  /** Gates of the first layer by the word before, the word itself, the word behind (side by side). */
  readonly first: Weights
  readonly firstBias: Weights
  readonly tags: Weights
  readonly tagBias: Weights
  /** Gates of the upper layers. */
  readonly upper: readonly Weights[]
  readonly upperBias: readonly Weights[]
  /** Dependent, head, relation's dependent, relation's head, kinds of distance (side by side). */
  readonly heads: Weights
  readonly headBias: Weights
  readonly relations: Weights
  readonly relationBias: Weights
}

/** Columns of `heads` at which its parts begin. */
export function headParts({ arc, label }: Widths): {
  head: number
  labelDependent: number
  labelHead: number
  distance: number
  end: number
} {
  return {
    head: arc,
    labelDependent: 2 * arc,
    labelHead: 2 * arc + label,
    distance: 2 * arc + 2 * label,
    end: 2 * arc + 2 * label + DISTANCES,
  }
}

/** A net of random weights. */
export function newModel(
  place: Arena,
  widths: Widths,
  features: number,
  vector: number,
  tags: number,
  relations: number,
  random: Random,
): Model {
  const { form, size, label } = widths
  const even = (rows: number, columns: number, inputs = rows): Weights =>
    weights(place, rows, columns, Math.sqrt(3 / inputs), random)
  const zero = (columns: number): Weights => weights(place, 1, columns, 0, random)
  const gates = 6 * size
  return {
    widths,
    rows: rowWeights(features, form, 0.3, random),
    vector: even(vector, form),
    formBias: zero(form),
    first: even(form, 3 * gates, 3 * form),
    firstBias: zero(gates),
    tags: even(2 * size, tags),
    tagBias: zero(tags),
    upper: Array.from({ length: widths.upper }, () => even(2 * size, gates)),
    upperBias: Array.from({ length: widths.upper }, () => zero(gates)),
    heads: weights(place, 2 * size, headParts(widths).end, 0.5 * Math.sqrt(3 / (2 * size)), random),
    headBias: zero(headParts(widths).end),
    relations: even(label, relations),
    relationBias: zero(relations),
  }
}

/** All dense weights. */
export const denseOf = (m: Model): readonly Weights[] => [
  m.vector, m.formBias, m.first, m.firstBias, m.tags, m.tagBias, ...m.upper, ...m.upperBias, m.heads, m.headBias, m.relations,
  m.relationBias,
] // biome-ignore format: a list
