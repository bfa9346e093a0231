import type { NameType } from '../analysis.js'
import type { WordForm } from '../features/word-form.js'
import { activate, bagNet, outputs } from '../net/bag-net.js'
import { sentenceCase } from '../tags/tag-features.js'
import { askedWords } from './asked.js'
import { bestChain, legalTransitions } from './chain.js'
import type { NameLists } from './lists.js'
import { NAME_HERE, NAME_ROLES, nameEntryFeatures, namePairFeatures, nameRoleFeatures } from './name-features.js'
import { nameVoteFeatures, nameVotes } from './votes.js'

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

/** Finds names, in two looks: sentence by sentence, then again with what the article's other sentences say. */
export interface Recogniser {
  readonly types: readonly NameType[]
  tagNumber(tag: string): number
  /** Writes the labels of the words `first` to `last` (excluded), one sentence, into `out`, and keeps it for `settle`. */
  label(forms: readonly WordForm[], tags: Uint8Array, first: number, last: number, out: Uint8Array): void
  /** Labels the sentences since the last `settle` again, one article, by what their words are called in the others. */
  settle(forms: readonly WordForm[], out: Uint8Array): void
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
  const h = new Float32Array(hidden)
  const out = new Float32Array(labels)
  const counts = new Uint16Array(labels)
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
  // Words that were asked about since the last `settle`: neighbours in a row, from begin to end, and their hidden sums.
  let begins: number[] = []
  let ends: number[] = []
  let sums = new Int32Array(256 * hidden)
  let kept = 0

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
  const makeRoom = (last: number): void => {
    if ((kept + last) * hidden > sums.length) {
      const grown = new Int32Array(2 * (kept + last) * hidden)
      grown.set(sums)
      sums = grown
    }
    if (last <= asked.length) return
    listed = new Int32Array(2 * last)
    longest = new Uint8Array(2 * last)
    entries = new Int32Array(2 * last)
    asked = new Uint8Array(2 * last)
    chain = new Float32Array(2 * last * labels)
  }
  /** Turns the hidden sums of a word into the outputs of place `i` of a chain. */
  const tell = (ofWord: Int32Array, i: number): void => {
    activate(ofWord, h)
    outputs(layer, h, out)
    chain.set(out, i * labels)
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
      makeRoom(last)
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
          const own = sums.subarray(kept * hidden, ++kept * hidden)
          own.set(net.bias)
          for (let role = 0; role < NAME_ROLES; role++) {
            const at = end + role - NAME_HERE
            const outside = at < first || at >= last
            const of = outside ? roles(edge, tagNames.length) : roles(forms[at]!, tags[at]!)
            const from = role * hidden
            for (let k = 0; k < hidden; k++) own[k]! += of[from + k]!
          }
          const before = end > first ? forms[end - 1]! : edge
          const behind = end + 1 < last ? forms[end + 1]! : edge
          namePairFeatures(before, forms[end]!, behind, style + (end === first ? 1 : 0), net.note)
          nameEntryFeatures(forms, listed, entries, end, first, last, net.note)
          net.sum(own, 0)
          tell(own, end - begin)
        }
        best(chain, end - begin, into, begin)
        begins.push(begin)
        ends.push(end)
        begin = end
      }
    },
    settle(forms, into) {
      const votes = nameVotes(labels)
      begins.forEach((begin, c) => {
        for (let i = begin; i < ends[c]!; i++) votes.count(forms[i]!, into[i]!)
      })
      let row = 0
      begins.forEach((begin, c) => {
        const end = ends[c]!
        let heard = false
        for (let i = begin; i < end; i++) {
          const own = sums.subarray(row * hidden, ++row * hidden)
          for (let at = Math.max(begin, i - 1); at <= i + 1 && at < end; at++) {
            if (!votes.elsewhere(forms[at]!, into[at]!, counts)) continue
            nameVoteFeatures(counts, forms[at]!, at - i, net.note)
            heard = true
          }
          net.sum(own, 0)
          tell(own, i - begin)
        }
        if (heard) best(chain, end - begin, into, begin)
      })
      begins = []
      ends = []
      kept = 0
    },
  }
}
