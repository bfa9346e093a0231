import type { NameType } from '../analysis.js'
import type { WordForm } from '../features/word-form.js'
import { activate, bagNet, outputs } from '../net/bag-net.js'
import { sentenceCase } from '../tags/tag-features.js'
import { NAME_BITS } from './lists.js'
import { NAME_HERE, NAME_ROLES, namePairFeatures, nameRoleFeatures } from './name-features.js'

/** What the weights of the recogniser say beside the net. */
export interface NameFacts {
  /** Penn tags by the numbers the features use. */
  readonly tags: readonly string[]
  /** Types by label: label 0 is no name, `2 t + 1` begins and `2 t + 2` goes on with one of type `t`. */
  readonly types: readonly NameType[]
}

/** Finds names. */
export interface Recogniser {
  readonly types: readonly NameType[]
  tagNumber(tag: string): number
  /** Writes the labels of the words `first` to `last` (excluded), one sentence, into `out`. */
  label(forms: readonly WordForm[], tags: Uint8Array, first: number, last: number, out: Uint8Array): void
  /** Forgets what it remembers of forms: they are numbered anew. */
  reset(): void
}

/** Whether a label goes on with a name. */
export const goesOn = (label: number): boolean => label > 0 && label % 2 === 0
/** Type number of a label that is not 0. */
export const typeOf = (label: number): number => (label - 1) >> 1

/** Opens the weights `names`. `lists` tells the word lists a lower-case word stands in; `edge` stands before and behind a sentence. */
export function recogniser(bytes: Uint8Array, lists: ReadonlyMap<string, number>, edge: WordForm): Recogniser {
  const net = bagNet<NameFacts>(bytes)
  const { tags: tagNames, types } = net.facts
  const numbers = new Map(tagNames.map((t, i) => [t, i]))
  const layer = net.layer('label')
  const { hidden } = net
  const sums = new Int32Array(hidden)
  const h = new Float32Array(hidden)
  const out = new Float32Array(layer.outputs)
  let remembered = new Map<number, Int32Array>()
  const proper = [numbers.get('NNP'), numbers.get('NNPS')]

  const sumsOf = (form: WordForm, tag: number): Int32Array => {
    const key = form.id * 64 + tag
    const known = remembered.get(key)
    if (known) return known
    const made = new Int32Array(NAME_ROLES * hidden)
    const listed = lists.get(form.lower) ?? 0
    for (let role = 0; role < NAME_ROLES; role++) {
      nameRoleFeatures(form, tag, listed, role, net.note)
      net.sum(made, role * hidden)
    }
    remembered.set(key, made)
    return made
  }

  return {
    types,
    tagNumber: (t) => numbers.get(t) ?? tagNames.length,
    reset() {
      remembered = new Map()
    },
    label(forms, tags, first, last, into) {
      const style = sentenceCase(forms, first, last) * 2
      let label1 = 0
      let label2 = 0
      for (let i = first; i < last; i++) {
        let label = 0
        if (mayBeName(forms[i]!, proper.includes(tags[i]!), lists.get(forms[i]!.lower) ?? 0, label1)) {
          sums.set(net.bias)
          for (let role = 0; role < NAME_ROLES; role++) {
            const at = i + role - NAME_HERE
            const outside = at < first || at >= last
            const of = sumsOf(outside ? edge : forms[at]!, outside ? tagNames.length : tags[at]!)
            const from = role * hidden
            for (let k = 0; k < hidden; k++) sums[k]! += of[from + k]!
          }
          const before = i > first ? forms[i - 1]! : edge
          const behind = i + 1 < last ? forms[i + 1]! : edge
          namePairFeatures(before, forms[i]!, behind, label1, label2, tags[i]!, style + (i === first ? 1 : 0), net.note)
          net.sum(sums, 0)
          activate(sums, h)
          outputs(layer, h, out)
          label = bestLabel(out, label1)
        }
        into[i] = label
        label2 = label1
        label1 = label
      }
    },
  }
}

/**
 * Whether the net needs to be asked: a word with a capital or a digit, a proper noun whatever its case (`proper`), one that
 * stands in a list of names, or one that may go on with the name before it.
 */
export const mayBeName = (form: WordForm, proper: boolean, listed: number, before: number): boolean =>
  before > 0 || proper || (listed & NAME_BITS) !== 0 || ((form.shape & 7) !== 1 && form.shape !== 0)

/** The label of the highest output that may follow the label before: only a name that has begun goes on. */
export function bestLabel(out: Float32Array, before: number): number {
  let best = 0
  for (let l = 1; l < out.length; l++) {
    if (goesOn(l) && (before === 0 || typeOf(before) !== typeOf(l))) continue
    if (out[l]! > out[best]!) best = l
  }
  return best
}
