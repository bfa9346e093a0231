import { legalTransitions, type NameLists, pack, type WordForms } from '@onrecord/language/training'
import { shifted, telling } from '../net/bag-trainer.js'
import { growingIndex } from '../net/growing-index.js'
import { quantised } from '../net/quantised.js'
import { seeded, shuffled } from '../words/random.js'
import { chainsOf, type TaggedNames } from './chains.js'
import { TYPES } from './examples.js'
import { chainSums } from './forward-backward.js'
import { weights } from './weights.js'

export interface NamesSettings {
  readonly hidden: number
  readonly rounds: number
  readonly rate: number
  /** Share of hidden units left out while learning. */
  readonly dropout: number
  /** Features met less often are dropped. */
  readonly least: number
  /** Share of features hidden while learning, so that words are known by more than one of them. */
  readonly hide: number
  /** What each feature's sum of squared gradients starts with: the more, the less is learned from rare features. */
  readonly damping: number
  /** Width of the first weights of a feature, around 0. */
  readonly spread: number
  /** Features kept at most in the weights file. */
  readonly most: number
}

export const NAMES: NamesSettings = {
  hidden: 32,
  rounds: 6,
  rate: 0.1,
  dropout: 0.4,
  least: 2,
  hide: 0.2,
  damping: 1,
  spread: 0.03,
  most: 50_000,
}

/** Longest chain that is learned from, in words. */
const LONGEST = 400

const LABELS = TYPES.length * 2 + 1

/**
 * Trains the recogniser of names: one hidden layer over the features of each word, a conditional random field over the
 * labels of neighbouring words (Collobert and others 2011), AdaGrad. Gives the bytes of its weights.
 */
export function trainNames(
  sentences: readonly TaggedNames[],
  tags: readonly string[],
  lists: NameLists,
  known: WordForms,
  settings: NamesSettings,
  log: (line: string) => void,
): Uint8Array {
  const { hidden, dropout, hide, rounds } = settings
  const random = seeded(4)
  const index = growingIndex()
  chainsOf(sentences, tags, lists, known, index.count)
  const size = index.keep(settings.least)
  const { chains, rows } = chainsOf(sentences, tags, lists, known, index.find)
  log(`${size} features, ${chains.length} chains`)

  const features = new Float32Array(size * hidden).map(() => (random() - 0.5) * settings.spread)
  const squares = new Float32Array(size).fill(settings.damping)
  const sum = new Float32Array(size * hidden)
  const bias = weights(hidden, () => 0.2 * random())
  const out = weights(LABELS * hidden, () => (random() - 0.5) * 0.2)
  const outBias = weights(LABELS, () => 0)
  const between = weights(LABELS * LABELS, () => 0)

  const h = new Float32Array(LONGEST * hidden)
  const kept = new Float32Array(LONGEST * hidden)
  const outputs = new Float32Array(LONGEST * LABELS)
  const back = new Float32Array(hidden)
  const sums = chainSums(LABELS, LONGEST)

  const forward = (live: Int32Array, starts: Int32Array, n: number): void => {
    for (let i = 0; i < n; i++) {
      const at = i * hidden
      for (let k = 0; k < hidden; k++) h[at + k] = bias.values[k]!
      for (let x = starts[i]! - starts[0]!; x < starts[i + 1]! - starts[0]!; x++) {
        if (live[x]! < 0) continue
        const from = live[x]! * hidden
        for (let k = 0; k < hidden; k++) h[at + k]! += features[from + k]!
      }
      for (let k = 0; k < hidden; k++) {
        kept[at + k] = h[at + k]! > 0 && random() >= dropout ? 1 / (1 - dropout) : 0
        h[at + k]! *= kept[at + k]!
      }
      for (let l = 0; l < LABELS; l++) {
        let a = outBias.values[l]!
        for (let k = 0; k < hidden; k++) a += out.values[l * hidden + k]! * h[at + k]!
        outputs[i * LABELS + l] = a
      }
    }
  }
  const backward = (live: Int32Array, starts: Int32Array, i: number, gold: number, rate: number): void => {
    const at = i * hidden
    back.fill(0)
    for (let l = 0; l < LABELS; l++) {
      const gradient = sums.at(i, l) - (l === gold ? 1 : 0)
      if (gradient < 1e-5 && gradient > -1e-5) continue
      outBias.step(l, gradient, rate)
      for (let k = 0; k < hidden; k++) {
        if (h[at + k] === 0) continue
        back[k]! += gradient * out.values[l * hidden + k]!
        out.step(l * hidden + k, gradient * h[at + k]!, rate)
      }
    }
    let square = 0
    for (let k = 0; k < hidden; k++) {
      back[k]! *= kept[at + k]!
      square += back[k]! ** 2
    }
    if (square === 0) return
    for (let x = starts[i]! - starts[0]!; x < starts[i + 1]! - starts[0]!; x++) {
      if (live[x]! < 0) continue
      squares[live[x]!]! += square / hidden
      const step = rate / Math.sqrt(squares[live[x]!]!)
      const from = live[x]! * hidden
      for (let k = 0; k < hidden; k++) features[from + k]! -= step * back[k]!
    }
    for (let k = 0; k < hidden; k++) if (back[k] !== 0) bias.step(k, back[k]!, rate)
  }

  let averaged = 0
  for (let round = 0; round < rounds; round++) {
    const rate = settings.rate * (1 - (0.9 * round) / rounds)
    let loss = 0
    for (const c of shuffled(chains.length, random)) {
      const { starts, gold } = chains[c]!
      const n = gold.length
      if (n > LONGEST) continue
      const live = rows.slice(starts[0], starts[n])
      for (let x = 0; x < live.length; x++) if (random() < hide) live[x] = -1
      forward(live, starts, n)
      const transitions = legalTransitions(between.values, LABELS)
      loss += sums.run(outputs, transitions, n)
      for (let i = 0; i <= n; i++) {
        const a = gold[i - 1] ?? 0
        const b = gold[i] ?? 0
        loss -= transitions[a * LABELS + b]! + (i < n ? outputs[i * LABELS + b]! : 0)
      }
      for (let i = 0; i < n; i++) backward(live, starts, i, gold[i]!, rate)
      for (let i = 0; i <= n; i++) {
        for (let pair = 0; pair < LABELS * LABELS; pair++) {
          if (transitions[pair] === -Infinity) continue
          const a = Math.floor(pair / LABELS)
          const b = pair % LABELS
          const p = sums.pair(i, a, b) - (a === (gold[i - 1] ?? 0) && b === (gold[i] ?? 0) ? 1 : 0)
          if (p > 1e-6 || p < -1e-6) between.step(pair, p, rate)
        }
      }
    }
    if (round >= rounds / 2) {
      averaged++
      for (let i = 0; i < sum.length; i++) sum[i]! += features[i]!
      for (const w of [bias, out, outBias, between]) w.average()
    }
    log(`round ${round + 1}: loss ${(loss / chains.length).toFixed(4)} a chain`)
  }

  const rowsKept = telling(sum, hidden, settings.most)
  const keys = index.keys()
  const chosen = new Float32Array(rowsKept.length * hidden)
  rowsKept.forEach((row, i) => {
    for (let k = 0; k < hidden; k++) chosen[i * hidden + k] = sum[row * hidden + k]! / averaged
  })
  const packed = shifted(chosen, hidden)
  const label = quantised(out.averaged(), hidden)
  return pack({
    facts: {
      hidden,
      model: { tags, types: TYPES, transitions: [...between.averaged()].map((t) => Math.round(t * 1e4) / 1e4) },
    },
    arrays: {
      keys: Int32Array.from(rowsKept, (row) => keys[row]!),
      rows: packed.bytes,
      shifts: packed.shifts,
      bias: bias.averaged(),
      'label.weights': label.bytes,
      'label.scales': label.scales,
      'label.bias': outBias.averaged(),
    },
  })
}
