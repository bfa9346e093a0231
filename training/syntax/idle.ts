import {
  BOUND,
  encoder,
  kernel,
  PART,
  type ParseFacts,
  PIECE,
  pack,
  shelf,
  unpack,
  type WordForms,
} from '@onrecord/language/training'
import type { Example } from './data.js'

/** What a unit must add to the scores of arcs, as a spread over the heads of a dependent, to be kept. The best head mostly leads by whole points. */
const LEAST = 0.07
/** Sentences that this is found out over. */
const SENTENCES = 4000
/** Units are kept by so many. */
const STEP = 8

/**
 * Takes out of the weights of a parser the units of arcs that came out of learning idle: most of them tell heads by numbers
 * that are never above 0 and so count nothing.
 */
export function withoutIdleUnits(bytes: Uint8Array, examples: readonly Example[], known: WordForms): Uint8Array {
  const { facts, arrays } = unpack<ParseFacts>(bytes)
  const { arc } = facts
  const every = Math.max(1, Math.floor(examples.length / SENTENCES))
  const spread = spreads(
    bytes,
    examples.filter((_, i) => i % every === 0),
    known,
  )
  const order = [...spread.keys()].sort((a, b) => spread[b]! - spread[a]!)
  const busy = spread.filter((s) => s >= LEAST).length
  const kept = order.slice(0, Math.ceil(busy / STEP) * STEP).sort((a, b) => a - b)
  const bias = arrays['heads.bias'] as Float32Array
  const weights = arrays['heads.weights'] as Int16Array
  const inner = weights.length / bias.length
  const rows = [...kept, ...kept.map((k) => arc + k)]
  for (let o = 2 * arc; o < bias.length; o++) rows.push(o)
  const heads = {
    'heads.weights': Int16Array.from(rows.flatMap((o) => [...weights.subarray(o * inner, (o + 1) * inner)])),
    'heads.bias': Float32Array.from(rows, (o) => bias[o]!),
  }
  return pack({ facts: { ...facts, arc: kept.length }, arrays: { ...arrays, ...heads } })
}

/** The mean spread of what each unit adds to the scores of a dependent's heads. */
function spreads(bytes: Uint8Array, examples: readonly Example[], known: WordForms): number[] {
  const { facts, width, parts, encode } = encoder(bytes, known.edge, kernel(48 << 20), shelf())
  const { arc } = facts
  const out: number[] = new Array(arc).fill(0)
  const bounded = (n: number, least: number): number => Math.max(least, Math.min(BOUND, n)) / PART
  let dependents = 0
  for (const { words, given } of examples) {
    const n = Math.min(words.length, PIECE)
    encode(
      words.map(known.of),
      Uint8Array.from(given, (t) => facts.tags.indexOf(t)),
      0,
      n,
    )
    const part = parts.data
    dependents += n
    for (let k = 0; k < arc; k++) {
      // A dependent's number times the spread of the heads' numbers.
      let sum = 0
      let squares = 0
      for (let h = 0; h <= n; h++) {
        const head = bounded(part[h * width + arc + k]!, 0)
        sum += head
        squares += head * head
      }
      const deviation = Math.sqrt(Math.max(0, squares / (n + 1) - (sum / (n + 1)) ** 2))
      for (let d = 1; d <= n; d++) out[k]! += Math.abs(bounded(part[d * width + k]!, -BOUND)) * deviation
    }
  }
  return out.map((s) => s / dependents)
}
