import { cueFeatures, eligible, sigmoid } from '@onrecord/reader/training'
import { Arena, random, shuffle, Weights } from './learner.js'
import { BITS, type Run } from './run-stages.js'

/** How often and how fast cue heads are learned. */
const EPOCHS = 4
const RATE = 0.03

/** Lemmas and forms (hashes) that headed a cue at least twice. */
function formsOf(run: Run): ReadonlySet<number> {
  const seen = new Map<number, number>()
  for (const { v, gold } of run.docs)
    for (const g of gold)
      for (const x of new Set([v.lemma[g.head]!, v.form[g.head]!])) seen.set(x, (seen.get(x) ?? 0) + 1)
  return new Set([...seen].filter(([, n]) => n >= 2).map(([x]) => x))
}

/** Learns which tokens head cues, and fills in how likely each does by models that have not seen its article. */
export function cueStage(run: Run): { readonly cue: Weights; readonly cueForms: ReadonlySet<number> } {
  const cueForms = formsOf(run)
  const arena = new Arena()
  const rows: { doc: number; token: number; y: number; used: boolean }[] = []
  run.docs.forEach(({ v, gold }, doc) => {
    const heads = new Set(gold.map((g) => g.head))
    const masked = new Uint8Array(v.n)
    for (const g of gold) for (const [a, b] of g.pieces) masked.fill(1, a, b)
    for (let i = 0; i < v.n; i++) {
      if (!eligible(v, i, cueForms)) continue
      cueFeatures(v, i, run.kinds[doc]!, run.f)
      arena.add(run.f)
      rows.push({ doc, token: i, y: heads.has(i) ? 1 : 0, used: !masked[i] || heads.has(i) })
    }
  })
  const probability = (w: Weights, i: number): number =>
    sigmoid(w.score(arena.data, arena.starts[i]!, arena.starts[i + 1]!))
  let cue!: Weights
  for (const without of run.runs) {
    const w = new Weights(BITS, RATE)
    const order = rows.map((_, i) => i).filter((i) => rows[i]!.used && run.foldOf(rows[i]!.doc) !== without)
    const next = random(7)
    for (let e = 0; e < EPOCHS; e++)
      for (const i of shuffle(order, next)) {
        const g = probability(w, i) - rows[i]!.y
        if (g > 0.005 || g < -0.005) w.step(arena.data, arena.starts[i]!, arena.starts[i + 1]!, g)
      }
    if (without < 0) cue = w
    else
      rows.forEach((r, i) => {
        if (run.foldOf(r.doc) === without) run.likelihood[r.doc]![r.token] = probability(w, i)
      })
  }
  report(run, rows, arena.size)
  return { cue, cueForms }
}

/** Says how well cue heads are found in articles not seen. */
function report(
  run: Run,
  rows: readonly { doc: number; token: number; y: number; used: boolean }[],
  size: number,
): void {
  let hit = 0
  let found = 0
  let loss = 0
  let used = 0
  for (const r of rows) {
    if (!r.used) continue
    const p = run.likelihood[r.doc]![r.token]!
    if (p > 0.45) found++
    if (p > 0.45 && r.y) hit++
    loss -= Math.log(Math.max(1e-6, r.y ? p : 1 - p))
    used++
  }
  const total = run.docs.reduce((n, d) => n + d.gold.length, 0)
  run.say(
    `cue heads: F1 ${((200 * hit) / (found + total)).toFixed(2)}, loss ${(loss / used).toFixed(5)}, ${rows.length} tokens, ${size} features`,
  )
}
