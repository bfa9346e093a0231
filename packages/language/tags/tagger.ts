import { type KeyTable, keyTable } from '../features/key-table.js'
import type { WordForm } from '../features/word-form.js'
import { bagNet, outputsOn } from '../net/bag-net.js'
import { unpack } from '../net/container.js'
import { type Kernel, kernel } from '../net/kernel.js'
import { type Shelf, shelf } from '../net/shelf.js'
import { slots } from '../net/slots.js'
import { sentenceCase, TAG_ROLES, tagPairFeatures, tagRoleFeatures } from './tag-features.js'

/** What the weights of the tagger say beside the net: the tags, in the order of the outputs. */
export interface TagFacts {
  readonly tags: readonly string[]
}

/** Gives words their parts of speech, from left to right. */
export interface Tagger {
  readonly tags: readonly string[]
  /** Writes the numbers of the tags of the words `first` to `last` (excluded) of a sentence into `out`. */
  tag(forms: readonly WordForm[], first: number, last: number, out: Uint8Array): void
}

/** Forms whose sums are remembered, and bytes of the kernel's memory these take at most. */
const REMEMBERED = 12_288
const ROOM = 8 << 20

/** Opens the weights `tagger`, with the shelf and the kernel to use. `edge` is the form that stands before and behind a sentence; so many forms are `remembered`. */
export function tagger(
  bytes: Uint8Array,
  edge: WordForm,
  shelved: Shelf = shelf(),
  remembered = REMEMBERED,
  on: Kernel = kernel(ROOM),
): Tagger {
  const net = bagNet<TagFacts>(bytes, 'tagger', shelved)
  const { tags } = net.facts
  const layer = outputsOn(on, net.layer('tag'))
  const { arrays } = unpack(bytes)
  const always = sureTags(arrays['sure.keys'], arrays['sure.tags'])
  const nearly = sureTags(arrays['cased.keys'], arrays['cased.tags'])
  const { hidden } = net
  const bias = on.large(hidden)
  bias.data.set(net.bias)
  const sums = on.large(hidden)
  // The hidden sums of all roles of a form, one behind the other, a slot a form.
  const size = TAG_ROLES * hidden
  const kept = on.large(remembered * size)
  const slotOf = slots(remembered)
  // The tag a form bears whatever stands around it, or -1.
  const sureOf = new Int8Array(remembered)
  // Where the sums of the five words around the one to tag begin, each in its role.
  const places = on.large(TAG_ROLES)
  const around = places.data

  /** The slot of a form. */
  const slot = (form: WordForm): number => {
    const known = slotOf.find(form.id)
    if (known >= 0) return known
    const taken = slotOf.take(form.id)
    const tag = always.find(form.word)
    sureOf[taken] = tag < 0 ? nearly.find(form.cased) : tag
    kept.data.fill(0, taken * size, (taken + 1) * size)
    for (let role = 0; role < TAG_ROLES; role++) {
      tagRoleFeatures(form, role, net.note)
      net.sum(kept, taken * size + role * hidden)
    }
    return taken
  }

  return {
    tags,
    tag(forms, first, last, into) {
      const style = sentenceCase(forms, first, last) * 2
      const at = (i: number): WordForm => (i < first || i >= last ? edge : forms[i]!)
      let tag1 = tags.length
      let tag2 = tags.length
      let before2 = slot(edge)
      let before = before2
      let here = slot(at(first))
      let behind = slot(at(first + 1))
      for (let i = first; i < last; i++) {
        const behind2 = slot(at(i + 2))
        let tag = sureOf[here]!
        if (tag < 0) {
          around[0] = before2 * size
          around[1] = before * size + hidden
          around[2] = here * size + 2 * hidden
          around[3] = behind * size + 3 * hidden
          around[4] = behind2 * size + 4 * hidden
          on.total(bias, kept, places, TAG_ROLES, hidden, sums)
          const place = style + (i === first ? 1 : 0)
          tagPairFeatures(at(i - 2), at(i - 1), forms[i]!, at(i + 1), at(i + 2), tag1, tag2, place, net.note)
          net.sum(sums, 0)
          tag = on.highest(sums, 0, layer)
        }
        into[i] = tag
        tag2 = tag1
        tag1 = tag
        before2 = before
        before = here
        here = behind
        behind = behind2
      }
    },
  }
}

/** Tags by the hashes of words; none where a tagger has no such list. */
const sureTags = (keys: ArrayLike<number> = [], tags: ArrayLike<number> = []): KeyTable =>
  keyTable(Int32Array.from(keys), (i) => tags[i]!)
