import { keyTable } from '../features/key-table.js'
import type { WordForm } from '../features/word-form.js'
import { activate, bagNet, outputs } from '../net/bag-net.js'
import { unpack } from '../net/container.js'
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
  /** Forgets what it remembers of forms: they are numbered anew. */
  reset(): void
}

/** Opens the weights `tagger`. `edge` is the form that stands before and behind a sentence. */
export function tagger(bytes: Uint8Array, edge: WordForm): Tagger {
  const net = bagNet<TagFacts>(bytes)
  const { tags } = net.facts
  const layer = net.layer('tag')
  const { arrays } = unpack(bytes)
  const sure = keyTable(arrays['sure.keys'] as Int32Array)
  const sureTags = arrays['sure.tags'] as Uint8Array
  const { hidden } = net
  const sums = new Int32Array(hidden)
  const h = new Float32Array(hidden)
  const out = new Float32Array(tags.length)
  let remembered: (Int32Array | undefined)[] = []

  /** The hidden sums of all roles of a form, one behind the other. */
  const sumsOf = (form: WordForm): Int32Array => {
    const known = remembered[form.id]
    if (known) return known
    const made = new Int32Array(TAG_ROLES * hidden)
    for (let role = 0; role < TAG_ROLES; role++) {
      tagRoleFeatures(form, role, net.note)
      net.sum(made, role * hidden)
    }
    remembered[form.id] = made
    return made
  }

  /** Sets the sums to those of five words, each in its role: one pass, as this is done for most words. */
  const addRoles = (bias: Int32Array, a: Int32Array, b: Int32Array, c: Int32Array, d: Int32Array, e: Int32Array) => {
    for (let k = 0; k < hidden; k++)
      sums[k] = bias[k]! + a[k]! + b[k + hidden]! + c[k + 2 * hidden]! + d[k + 3 * hidden]! + e[k + 4 * hidden]!
  }

  return {
    tags,
    reset() {
      remembered = []
    },
    tag(forms, first, last, into) {
      const style = sentenceCase(forms, first, last) * 2
      let tag1 = tags.length
      let tag2 = tags.length
      const at = (i: number): WordForm => (i < first || i >= last ? edge : forms[i]!)
      for (let i = first; i < last; i++) {
        const known = sure.find(forms[i]!.word)
        let tag = 0
        if (known >= 0) tag = sureTags[known]!
        else {
          addRoles(
            net.bias,
            sumsOf(at(i - 2)),
            sumsOf(at(i - 1)),
            sumsOf(forms[i]!),
            sumsOf(at(i + 1)),
            sumsOf(at(i + 2)),
          )
          const place = style + (i === first ? 1 : 0)
          tagPairFeatures(at(i - 2), at(i - 1), forms[i]!, at(i + 1), at(i + 2), tag1, tag2, place, net.note)
          net.sum(sums, 0)
          activate(sums, h)
          outputs(layer, h, out)
          for (let t = 1; t < out.length; t++) if (out[t]! > out[tag]!) tag = t
        }
        into[i] = tag
        tag2 = tag1
        tag1 = tag
      }
    },
  }
}
