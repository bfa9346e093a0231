import type { NameType } from '../analysis.js'
import type { WordForm } from '../features/word-form.js'
import { activate, bagNet, outputs } from '../net/bag-net.js'
import { sentenceCase } from '../tags/tag-features.js'
import { askedWords } from './asked.js'
import { bestChain, legalTransitions } from './chain.js'
import type { NameLists } from './lists.js'
import { NAME_HERE, NAME_ROLES, nameEntryFeatures, namePairFeatures, nameRoleFeatures } from './name-features.js'

export * from './asked.js'
export * from './chain.js'

/** What the weights of the recogniser say beside the net. */
export interface NameFacts {
  /** Penn tags by the numbers the features use. */
  readonly tags: readonly string[]
  /** Types by label: label 0 is no name, `2 t + 1` begins and `2 t + 2` goes on with one of type `t`. */
  readonly types: readonly NameType[]
  /** What a label (column) counts behind another (row). */
  readonly transitions: readonly number[]
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

/** Opens the weights `names`; `edge` stands before and behind a sentence. */
export function recogniser(bytes: Uint8Array, lists: NameLists, edge: WordForm): Recogniser {
  const net = bagNet<NameFacts>(bytes)
  const { tags: tagNames, types } = net.facts
  const numbers = new Map(tagNames.map((t, i) => [t, i]))
  const layer = net.layer('label')
  const { hidden } = net
  const labels = layer.outputs
  const best = bestChain(legalTransitions(Float32Array.from(net.facts.transitions), labels), labels)
  const sums = new Int32Array(hidden)
  const h = new Float32Array(hidden)
  const out = new Float32Array(labels)
  const properTags = [numbers.get('NNP'), numbers.get('NNPS')]
  const proper = (tag: number): boolean => tag === properTags[0] || tag === properTags[1]
  // What is remembered of a form, by its number, and with a tag.
  let bitsOf: number[] = []
  let longestOf: number[] = []
  let rolesOf: (Int32Array | undefined)[][] = []
  // What is known of each word of a sentence.
  let listed = new Int32Array(0)
  let longest = new Uint8Array(0)
  let entries = new Int32Array(0)
  let asked = new Uint8Array(0)
  let chain = new Float32Array(0)

  const roles = (form: WordForm, tag: number): Int32Array => {
    rolesOf[form.id] ??= []
    const ofForm = rolesOf[form.id]!
    const known = ofForm[tag]
    if (known) return known
    const made = new Int32Array(NAME_ROLES * hidden)
    for (let role = 0; role < NAME_ROLES; role++) {
      nameRoleFeatures(form, tag, lists.of(form.lower), role, net.note)
      net.sum(made, role * hidden)
    }
    ofForm[tag] = made
    return made
  }

  return {
    types,
    tagNumber: (t) => numbers.get(t) ?? tagNames.length,
    reset() {
      bitsOf = []
      longestOf = []
      rolesOf = []
    },
    label(forms, tags, first, last, into) {
      into.fill(0, first, last)
      if (last > asked.length) {
        listed = new Int32Array(2 * last)
        longest = new Uint8Array(2 * last)
        entries = new Int32Array(2 * last)
        asked = new Uint8Array(2 * last)
        chain = new Float32Array(2 * last * labels)
      }
      for (let i = first; i < last; i++) {
        const { id, lower } = forms[i]!
        listed[i] = bitsOf[id] ??= lists.of(lower)
        longest[i] = longestOf[id] ??= lists.longest(lower)
      }
      lists.entries(forms, longest, first, last, entries)
      askedWords(forms, tags, listed, entries, first, last, proper, asked)
      const style = sentenceCase(forms, first, last) * 2
      for (let begin = first; begin < last; begin++) {
        if (asked[begin] === 0) continue
        let end = begin
        for (; end < last && asked[end] === 1; end++) {
          sums.set(net.bias)
          for (let role = 0; role < NAME_ROLES; role++) {
            const at = end + role - NAME_HERE
            const outside = at < first || at >= last
            const of = outside ? roles(edge, tagNames.length) : roles(forms[at]!, tags[at]!)
            const from = role * hidden
            for (let k = 0; k < hidden; k++) sums[k]! += of[from + k]!
          }
          const before = end > first ? forms[end - 1]! : edge
          const behind = end + 1 < last ? forms[end + 1]! : edge
          namePairFeatures(before, forms[end]!, behind, style + (end === first ? 1 : 0), net.note)
          nameEntryFeatures(forms, listed, entries, end, first, last, net.note)
          net.sum(sums, 0)
          activate(sums, h)
          outputs(layer, h, out)
          chain.set(out, (end - begin) * labels)
        }
        best(chain, end - begin, into, begin)
        begin = end
      }
    },
  }
}
