import { type ModelHeader, STAGES, type Stage } from '@onrecord/reader/training'
import type { Weights } from './learner.js'
import type { Trained } from './stages.js'

/** Weights smaller than this are dropped: together they hardly move a score. */
const PRUNE = 0.02
/** Larger ones are cut to this; the signed byte's step is a 127th of it at most. */
const LARGEST = 2.5

interface Settings {
  readonly calibration: ModelHeader['calibration']
  readonly outer: number
  readonly inner: number
}

/** Packs what was learned as `packages/reader/statements/model.ts` reads it. */
export function pack(trained: Trained, { calibration, outer, inner }: Settings): Uint8Array {
  const tables: Record<Stage, { weights: Weights; dense: readonly number[] }> = {
    cue: { weights: trained.cue, dense: [] },
    extent: ranked(trained.extent),
    source: ranked(trained.source),
    mayStart: ranked(trained.mayStart),
    mayEnd: ranked(trained.mayEnd),
    start: ranked(trained.start),
    end: ranked(trained.end),
    hull: ranked(trained.hull),
    accept: ranked(trained.accept),
  }
  const body: number[] = []
  const stages = {} as Record<Stage, { bits: number; scale: number; count: number; dense: readonly number[] }>
  for (const stage of STAGES) {
    const { weights, dense } = tables[stage]
    let max = 0
    for (const x of weights.w) max = Math.max(max, Math.abs(x))
    const scale = Math.min(max, LARGEST) / 127
    let count = 0
    let last = -1
    weights.w.forEach((x, k) => {
      const q = Math.max(-127, Math.min(127, Math.round(x / scale)))
      if (q === 0 || Math.abs(x) < PRUNE) return
      let step = k - last
      last = k
      while (step >= 0x80) {
        body.push((step & 0x7f) | 0x80)
        step >>>= 7
      }
      body.push(step, q & 0xff)
      count++
    })
    stages[stage] = { bits: weights.bits, scale, count, dense: dense.map((x) => Math.round(x * 1e5) / 1e5) }
  }
  const forms = [...trained.cueForms].sort((a, b) => a - b)
  const header: ModelHeader = { format: 'statements/2', stages, cueForms: forms.length, calibration, outer, inner }
  const head = new TextEncoder().encode(JSON.stringify(header))
  const bytes = new Uint8Array(4 + head.length + 4 * forms.length + body.length)
  const data = new DataView(bytes.buffer)
  data.setUint32(0, head.length, true)
  bytes.set(head, 4)
  for (const [i, x] of forms.entries()) data.setInt32(4 + head.length + 4 * i, x, true)
  bytes.set(body, 4 + head.length + 4 * forms.length)
  return bytes
}

const ranked = (r: { weights: Weights; dense: Float64Array }): { weights: Weights; dense: readonly number[] } => ({
  weights: r.weights,
  dense: [...r.dense],
})
