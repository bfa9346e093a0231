import type { BagNetFacts } from '@onrecord/language/training'
import { pack, type TagFacts, tagger, unpack, type WordForms } from '@onrecord/language/training'

/** Words that a tagger met this often are tagged without its net, where it gave this share of them one tag. */
const OFTEN = 20
const SHARE = 0.99

/**
 * Adds to the weights of a tagger the words, as written, that it gives one tag nearly always, whatever stands around them:
 * asking the net about them takes time and changes next to nothing. `sentences` are what it learned from.
 */
export function withSureWords(
  bytes: Uint8Array,
  sentences: Iterable<{ readonly words: readonly string[] }>,
  known: WordForms,
): Uint8Array {
  const by = tagger(bytes, known.edge)
  const counts = new Map<number, Uint32Array>()
  let out = new Uint8Array(256)
  for (const { words } of sentences) {
    const forms = words.map(known.of)
    if (forms.length > out.length) out = new Uint8Array(2 * forms.length)
    by.tag(forms, 0, forms.length, out)
    forms.forEach((form, i) => {
      let own = counts.get(form.cased)
      if (!own) {
        own = new Uint32Array(by.tags.length)
        counts.set(form.cased, own)
      }
      own[out[i]!]!++
    })
  }
  const keys: number[] = []
  const tags: number[] = []
  for (const [key, own] of counts) {
    const all = own.reduce((a, b) => a + b)
    const most = Math.max(...own)
    if (all < OFTEN || most < SHARE * all) continue
    keys.push(key)
    tags.push(own.indexOf(most))
  }
  const { facts, arrays } = unpack<BagNetFacts<TagFacts>>(bytes)
  const extra = { 'cased.keys': Int32Array.from(keys), 'cased.tags': Uint8Array.from(tags) }
  return pack({ facts, arrays: { ...arrays, ...extra } })
}
