import { mix, pack, WEIGHT } from '@onrecord/language/training'
import type { Weights } from '../net/adam.js'
import { quantised } from '../net/quantised.js'
import type { VectorsOf } from '../words/trained-vectors.js'
import { headParts } from './model.js'
import type { Trained } from './train.js'

type Arrays = Record<string, Int8Array | Int16Array | Int32Array | Float32Array>

/** The bytes of the weights `parser`. */
export function packed({ model: m, data }: Trained, vectors: VectorsOf): Uint8Array {
  const { form, size, arc, label } = m.widths
  const gates = 6 * size
  const words = wordRows({ model: m, data }, vectors)
  const part = headParts(m.widths)
  // The bias of the gates stands with the word's own sums.
  const firstBias = new Float32Array(3 * gates)
  firstBias.set(m.firstBias.averaged().subarray(0, gates), gates)
  const arrays: Arrays = {
    keys: words.keys,
    rows: words.bytes,
    'row.scales': words.scales,
    'form.bias': m.formBias.averaged().slice(0, form),
    ...layer('first', m.first, form, 3 * gates, firstBias),
    ...layer('tag', m.tags, 2 * size, data.tags.length, m.tagBias.averaged()),
    ...layer('heads', m.heads, 2 * size, part.end, m.headBias.averaged()),
    ...layer('relations', m.relations, label, data.relations.length, m.relationBias.averaged()),
  }
  m.upper.forEach((w, i) => {
    Object.assign(arrays, layer(`upper${i}`, w, 2 * size, gates, m.upperBias[i]!.averaged()))
  })
  return pack({ facts: { tags: data.tags, relations: data.relations, arc, label, upper: m.upper.length }, arrays })
}

/** A layer with a row for each output, 16 bits a weight. */
function layer(name: string, w: Weights, inputs: number, outputs: number, bias: Float32Array): Arrays {
  const mean = w.averaged()
  const turned = new Int16Array(inputs * outputs)
  for (let i = 0; i < inputs; i++)
    for (let o = 0; o < outputs; o++) {
      const weight = Math.round(mean[i * w.value.columns + o]! * WEIGHT)
      turned[o * inputs + i] = Math.min(32767, Math.max(-32768, weight))
    }
  return { [`${name}.weights`]: turned, [`${name}.bias`]: bias.slice(0, outputs) }
}

/** The rows of features; what a word's vector adds is in the word's own row. */
function wordRows(
  { model: m, data }: Trained,
  vectors: VectorsOf,
): { keys: Int32Array; bytes: Int8Array; scales: Float32Array } {
  const { form } = m.widths
  const learned = m.rows.averaged()
  const keys = [...data.features]
  const row = new Map(keys.map((k, i) => [k, i]))
  const adds = m.vector.averaged()
  for (const word of vectors.words) {
    const key = mix(1, word)
    if (!row.has(key)) row.set(key, keys.push(key) - 1)
  }
  const rows = new Float32Array(keys.length * form)
  rows.set(learned.subarray(0, data.features.length * form))
  const vector = new Float32Array(vectors.size)
  for (const word of vectors.words) {
    vectors.write(word, vector, 0)
    const at = row.get(mix(1, word))! * form
    for (let i = 0; i < vector.length; i++)
      for (let k = 0; k < form; k++) rows[at + k]! += vector[i]! * adds[i * m.vector.value.columns + k]!
  }
  const { bytes, scales } = quantised(rows, form)
  return { keys: Int32Array.from(keys), bytes, scales }
}
