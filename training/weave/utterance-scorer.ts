import { readFileSync } from 'node:fs'
import type { ReadArticle, Span } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { compare, FEATURES, featuresOf, lexis, logitOf, meet, PreparedArticle, shownOf } from '@onrecord/weave/training'

// Fits the weights by which weaving judges whether two statements report one act of speaking: a logistic regression over
// pairs of statements that were read and judged by hand. Prints the weights and how they do on pairs left out.
//   npx tsx --conditions=source training/weave/utterance-scorer.ts training/weave/utterance-pairs.tsv READ.jsonl…
const [table, ...reads] = process.argv.slice(2)
if (!table || reads.length === 0) throw new Error('utterance-scorer: wanted: PAIRS.tsv READ.jsonl…')

/** What counts for more: a link that is wrong, or one that is missed. Below 1 the latter. */
const NEGATIVES = 0.7
const PENALTY = 0.003
const ROUNDS = 4000
/** Each part is judged by what the others taught. */
const PARTS = 6

const context = { language: loadEnglish(), knowledge: loadKnowledge() }
const words = lexis(context)
const wanted = new Set<string>()
const rows = readFileSync(table, 'utf8')
  .split('\n')
  .filter((l) => l.trim() !== '' && !l.startsWith('#'))
  .map((l) => {
    const [label, a, spansA, b, spansB] = l.split('\t')
    wanted.add(a!).add(b!)
    return { same: label === '1', a: a!, spansA: spansOf(spansA!), b: b!, spansB: spansOf(spansB!) }
  })
const articles = new Map(
  reads
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((l) => l.trim() !== '')
    .map((l) => JSON.parse(l) as ReadArticle)
    .filter((a) => wanted.has(a.name))
    .map((a) => [a.name, new PreparedArticle(a, words)]),
)

function spansOf(text: string): Span[] {
  return text.split(',').map((s) => {
    const [start, end] = s.split('-').map(Number)
    return { start: start!, end: end! }
  })
}

// The statement that shares most with the spans, at least half: readings change, the pairs stay.
function statementAt(name: string, spans: readonly Span[]) {
  const size = (list: readonly Span[]): number => list.reduce((n, s) => n + s.end - s.start, 0)
  const shared = (list: readonly Span[]): number =>
    list.reduce(
      (n, s) => n + spans.reduce((m, t) => m + Math.max(0, Math.min(s.end, t.end) - Math.max(s.start, t.start)), 0),
      0,
    )
  let best = null
  let most = 0.5
  for (const s of articles.get(name)?.statements ?? []) {
    const n = shared(s.statement.content)
    const iou = n / (size(s.statement.content) + size(spans) - n)
    if (iou > most) [best, most] = [s, iou]
  }
  return best
}

interface Example {
  readonly x: readonly number[]
  readonly y: number
  readonly part: number
  readonly row: number
}

const examples: Example[] = rows.flatMap((row, i) => {
  const a = statementAt(row.a, row.spansA)
  const b = statementAt(row.b, row.spansB)
  // Parts by event, not by pair: what one event teaches must hold for others.
  const event = [...row.a.replace(/_\d$/, '')].reduce((h, c) => (Math.imul(h, 31) + c.charCodeAt(0)) | 0, 7)
  const part = (event >>> 0) % PARTS
  return a && b
    ? [
        {
          x: featuresOf(compare(meet(shownOf(a, words), shownOf(b, words), context.knowledge, false))),
          y: row.same ? 1 : 0,
          part,
          row: i,
        },
      ]
    : []
})

function fit(list: readonly Example[]): number[] {
  const w = FEATURES.map(() => 0)
  const square = FEATURES.map(() => 1e-6)
  for (let round = 0; round < ROUNDS; round++) {
    const g = w.map((v, k) => (k === 0 ? 0 : PENALTY * v))
    for (const { x, y } of list) {
      const error = (probability(w, x) - y) * (y === 1 ? 1 : NEGATIVES)
      for (let k = 0; k < w.length; k++) g[k]! += (error * x[k]!) / list.length
    }
    for (let k = 0; k < w.length; k++) {
      square[k]! += g[k]! ** 2
      w[k]! -= (0.5 * g[k]!) / Math.sqrt(square[k]!)
    }
  }
  return w
}

const probability = (w: readonly number[], x: readonly number[]): number =>
  1 / (1 + Math.exp(-x.reduce((sum, v, k) => sum + v * w[k]!, 0)))

const percent = (x: number): string => (100 * x).toFixed(1)

// Precision at each pair that is the same, likeliest first, on the mean.
function meanPrecision(list: readonly { readonly p: number; readonly y: number }[]): number {
  let [right, sum] = [0, 0]
  ;[...list]
    .sort((a, b) => b.p - a.p)
    .forEach((e, i) => {
      if (e.y === 1) sum += ++right / (i + 1)
    })
  return sum / right
}

const out = (line: string): void => void process.stdout.write(`${line}\n`)
out(`${examples.length} of ${rows.length} pairs found, ${examples.filter((e) => e.y === 1).length} the same`)
const judged = Array.from({ length: PARTS }, (_, part) => {
  const w = fit(examples.filter((e) => e.part !== part))
  return examples.filter((e) => e.part === part).map((e) => ({ ...e, p: probability(w, e.x) }))
}).flat()
type Judged = readonly { readonly p: number; readonly y: number }[]
function show(title: string, list: Judged): void {
  for (const least of [0.35, 0.5, 0.65]) {
    const yes = list.filter((e) => e.p >= least)
    const right = yes.filter((e) => e.y === 1).length
    const all = list.filter((e) => e.y === 1).length
    out(`${title}, from ${least}: P ${percent(right / yes.length)}  R ${percent(right / all)}`)
  }
  out(`${title}: mean P ${percent(meanPrecision(list))}`)
}
show('held out', judged)
// Pairs that the weights in use were not fitted to tell how they do today.
show('weights in use', examples.map((e) => ({ y: e.y, p: 1 / (1 + Math.exp(-logitOf(e.x))) }))) // biome-ignore format: one line
if (process.env.DETAIL)
  for (const e of judged)
    if (e.p >= 0.5 !== (e.y === 1))
      out(
        `  ${e.y} ${e.p.toFixed(2)} row ${e.row + 1}: ${e.x.map((v, k) => (v ? `${FEATURES[k]} ${v.toFixed(2)}` : '')).join(' ')}`,
      )
const weights = fit(examples)
FEATURES.forEach((name, k) => {
  out(`  ${JSON.stringify(name)}: ${weights[k]!.toFixed(2)},`)
})
