import type { NameType } from '../analysis.js'
import type { WordForm } from '../features/word-form.js'
import { bagNet, outputsOn } from '../net/bag-net.js'
import { type Kernel, kernel } from '../net/kernel.js'
import { type Shelf, shelf } from '../net/shelf.js'
import { slots } from '../net/slots.js'
import { sentenceCase } from '../tags/tag-features.js'
import { askedWords } from './asked.js'
import { bestChain, legalTransitions } from './chain.js'
import type { Entries, NameLists } from './lists.js'
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
}

/** Words with their tags whose sums are remembered, and bytes of the kernel's memory these take at most. */
const REMEMBERED = 8192
const ROOM = 9 << 20

/** Opens the weights `names`, with the shelf and the kernel to use; `edge` stands before and behind a sentence, so many words are `remembered`. */
export function recogniser(
  bytes: Uint8Array,
  lists: NameLists,
  edge: WordForm,
  shelved: Shelf = shelf(),
  remembered = REMEMBERED,
  on: Kernel = kernel(ROOM),
): Recogniser {
  const net = bagNet<NameFacts>(bytes, 'names', shelved)
  const { tags: tagNames, types } = net.facts
  const numbers = new Map(tagNames.map((t, i) => [t, i]))
  const layer = outputsOn(on, net.layer('label'))
  const { hidden } = net
  const labels = layer.outputs
  const best = bestChain(legalTransitions(Float32Array.from(net.facts.transitions), labels), labels)
  const counts = new Uint16Array(labels)
  const properTags = [numbers.get('NNP'), numbers.get('NNPS')]
  const proper = (tag: number): boolean => tag === properTags[0] || tag === properTags[1]
  const bias = on.large(hidden)
  bias.data.set(net.bias)
  // What is remembered of a form: the lists it stands in, and their entries that begin with it.
  const formSlots = slots(remembered)
  const bitsOf = new Int32Array(remembered)
  const begunOf: (Entries | undefined)[] = []
  // The hidden sums of a form with a tag in each role, one behind the other, and a bit for each role that is worked out.
  const roleSlots = slots(remembered)
  const size = NAME_ROLES * hidden
  const roleSums = on.large(remembered * size)
  const ready = new Uint8Array(remembered)
  // Where the sums of the words around the one to label begin, each in its role; and the sums of that one.
  const places = on.large(NAME_ROLES)
  const own = on.large(hidden)
  // What is known of each word of a sentence; its role slot is known up to the word before `next`.
  let listed = new Int32Array(0)
  const begun: (Entries | undefined)[] = []
  let entries = new Int32Array(0)
  let asked = new Uint8Array(0)
  let slotAt = new Int32Array(0)
  let chain = new Float32Array(0)
  // Words that were asked about since the last `settle`: neighbours in a row, from begin to end, and their hidden sums.
  let begins: number[] = []
  let ends: number[] = []
  let sums = new Int32Array(256 * hidden)
  let kept = 0

  const formSlot = ({ id, lower }: WordForm): number => {
    const known = formSlots.find(id)
    if (known >= 0) return known
    const taken = formSlots.take(id)
    bitsOf[taken] = lists.of(lower)
    begunOf[taken] = lists.begun(lower)
    return taken
  }
  const roleSlot = (form: WordForm, tag: number): number => {
    const key = form.id * 64 + tag
    const known = roleSlots.find(key)
    if (known >= 0) return known
    const taken = roleSlots.take(key)
    ready[taken] = 0
    return taken
  }
  /** Where the hidden sums of a form with a tag in a role begin, given their slot. */
  const placeOf = (slot: number, role: number, form: WordForm, tag: number): number => {
    const place = slot * size + role * hidden
    if ((ready[slot]! & (1 << role)) === 0) {
      ready[slot]! |= 1 << role
      roleSums.data.fill(0, place, place + hidden)
      nameRoleFeatures(form, tag, bitsOf[formSlot(form)]!, role, net.note)
      net.sum(roleSums, place)
    }
    return place
  }
  const makeRoom = (last: number): void => {
    if ((kept + last) * hidden > sums.length) {
      const grown = new Int32Array(2 * (kept + last) * hidden)
      grown.set(sums)
      sums = grown
    }
    if (last <= asked.length) return
    listed = new Int32Array(2 * last)
    entries = new Int32Array(2 * last)
    asked = new Uint8Array(2 * last)
    slotAt = new Int32Array(2 * last)
    chain = new Float32Array(2 * last * labels)
  }
  /** Turns the hidden sums `own` into the outputs of place `i` of a chain. */
  const tell = (i: number): void => {
    on.highest(own, 0, layer)
    for (let l = 0; l < labels; l++) chain[i * labels + l] = layer.out.data[l]!
  }

  return {
    types,
    tagNumber: (t) => numbers.get(t) ?? tagNames.length,
    label(forms, tags, first, last, into) {
      into.fill(0, first, last)
      makeRoom(last)
      for (let i = first; i < last; i++) {
        const slot = formSlot(forms[i]!)
        listed[i] = bitsOf[slot]!
        begun[i] = begunOf[slot]
      }
      lists.entries(forms, begun, first, last, entries)
      askedWords(forms, tags, listed, entries, first, last, proper, asked)
      const style = sentenceCase(forms, first, last) * 2
      const outside = roleSlot(edge, tagNames.length)
      let next = first
      for (let begin = first; begin < last; begin++) {
        if (asked[begin] === 0) continue
        let end = begin
        for (; end < last && asked[end] === 1; end++) {
          for (next = Math.max(next, end - NAME_HERE); next < last && next <= end + NAME_HERE; next++)
            slotAt[next] = roleSlot(forms[next]!, tags[next]!)
          for (let role = 0; role < NAME_ROLES; role++) {
            const at = end + role - NAME_HERE
            places.data[role] =
              at < first || at >= last
                ? placeOf(outside, role, edge, tagNames.length)
                : placeOf(slotAt[at]!, role, forms[at]!, tags[at]!)
          }
          on.total(bias, roleSums, places, NAME_ROLES, hidden, own)
          const before = end > first ? forms[end - 1]! : edge
          const behind = end + 1 < last ? forms[end + 1]! : edge
          namePairFeatures(before, forms[end]!, behind, style + (end === first ? 1 : 0), net.note)
          nameEntryFeatures(forms, listed, entries, end, first, last, net.note)
          net.sum(own, 0)
          sums.set(own.data, kept++ * hidden)
          tell(end - begin)
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
          own.data.set(sums.subarray(row * hidden, ++row * hidden))
          for (let at = Math.max(begin, i - 1); at <= i + 1 && at < end; at++) {
            if (!votes.elsewhere(forms[at]!, into[at]!, counts)) continue
            nameVoteFeatures(counts, forms[at]!, at - i, net.note)
            heard = true
          }
          net.sum(own, 0)
          tell(i - begin)
        }
        if (heard) best(chain, end - begin, into, begin)
      })
      begins = []
      ends = []
      kept = 0
    },
  }
}
