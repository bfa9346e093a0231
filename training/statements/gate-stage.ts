import {
  endsAnyway,
  type Features,
  isPunctuation,
  MAY,
  mayEndFeatures,
  mayStartFeatures,
  type Stretch,
  startsAnyway,
  type View,
} from '@onrecord/reader/training'
import type { Gold } from './gold.js'
import { Arena, random, shuffle, Weights } from './learner.js'
import type { Ranker } from './ranker.js'
import type { Run } from './run-stages.js'

const BITS = 16
const EPOCHS = 3
const RATE = 0.05
/** Share of all contents whose true first (or last) word, held out, may fail the first look. */
const LOST = 0.008

/** What is learned of one end of contents. */
interface End {
  readonly title: string
  readonly bit: number
  readonly features: (v: View, i: number, f: Features) => void
  readonly anyway: (v: View, i: number, cue: Stretch) => boolean
  readonly word: (g: Gold) => number
}

/** Learns which words can begin a content, and which can end one; `may` is filled by models that have not seen the article. */
export function gateStage(run: Run): {
  readonly mayStart: Ranker
  readonly mayEnd: Ranker
  readonly may: Uint8Array[]
} {
  const may = run.docs.map(({ v }) => new Uint8Array(v.n))
  const mayStart = gate(run, may, {
    title: 'may begin',
    bit: MAY.start,
    features: mayStartFeatures,
    anyway: startsAnyway,
    word: (g) => g.content[0],
  })
  const mayEnd = gate(run, may, {
    title: 'may end',
    bit: MAY.end,
    features: mayEndFeatures,
    anyway: endsAnyway,
    word: (g) => g.content[1] - 1,
  })
  return { mayStart, mayEnd, may }
}

function gate(run: Run, may: readonly Uint8Array[], { title, bit, features, anyway, word }: End): Ranker {
  const arena = new Arena()
  const rows: { doc: number; token: number; y: number; used: boolean }[] = []
  let contents = 0
  run.docs.forEach(({ v, gold }, doc) => {
    const own = gold.filter((g) => v.sentence[word(g)] === v.sentence[g.head])
    const words = new Set(own.filter((g) => !anyway(v, word(g), g.cue)).map(word))
    // What is looked at anyway tells nothing of others.
    const free = new Set(own.map(word).filter((i) => !words.has(i)))
    contents += gold.length
    const sentences = new Set(gold.map((g) => v.sentence[g.head]!))
    for (let i = 0; i < v.n; i++) {
      if (isPunctuation(v, i)) continue
      features(v, i, run.f)
      arena.add(run.f)
      rows.push({ doc, token: i, y: words.has(i) ? 1 : 0, used: sentences.has(v.sentence[i]!) && !free.has(i) })
    }
  })
  const scores = new Float64Array(rows.length)
  const score = (w: Weights, i: number): number => w.score(arena.data, arena.starts[i]!, arena.starts[i + 1]!)
  let last!: Weights
  for (const without of run.runs) {
    const w = new Weights(BITS, RATE)
    const order = rows.map((_, i) => i).filter((i) => rows[i]!.used && run.foldOf(rows[i]!.doc) !== without)
    const next = random(13)
    for (let e = 0; e < EPOCHS; e++)
      for (const i of shuffle(order, next)) {
        const g = 1 / (1 + Math.exp(-score(w, i))) - rows[i]!.y
        if (g > 0.005 || g < -0.005) w.step(arena.data, arena.starts[i]!, arena.starts[i + 1]!, g)
      }
    if (without < 0) last = w
    else
      rows.forEach((r, i) => {
        if (run.foldOf(r.doc) === without) scores[i] = score(w, i)
      })
  }
  const right = [...scores].filter((_, i) => rows[i]!.y === 1).sort((a, b) => a - b)
  const least = right[Math.floor(LOST * contents)]!
  let passed = 0
  let used = 0
  rows.forEach(({ doc, token, used: counts }, i) => {
    const passes = scores[i]! >= least
    if (passes) may[doc]![token]! |= bit
    if (counts) used++
    if (counts && passes) passed++
  })
  run.say(
    `${title}: ${((100 * passed) / used).toFixed(1)} % of words pass, all but ${Math.floor(LOST * contents)} of ${right.length} true ones that must, score ${least.toFixed(2)}`,
  )
  return { weights: last, dense: Float64Array.of(least) }
}
