import { Features } from './features.js'

/** The ranking and judging stages, in the order of the file. */
export const STAGES = ['cue', 'extent', 'source', 'mayStart', 'mayEnd', 'start', 'end', 'hull', 'accept'] as const
export type Stage = (typeof STAGES)[number]

/** Hashed linear weights: `w[id & mask] * scale`. */
export interface Table {
  readonly w: Int8Array
  readonly mask: number
  readonly scale: number
  /** Weights of the numbers a stage takes beside features; of the first look at words the least score that passes. */
  readonly dense: readonly number[]
}

/** What the statements stage has learned. */
export interface Model extends Readonly<Record<Stage, Table>> {
  /** Hashes of the lemmas and forms that may head a cue without being a verb. */
  readonly cueForms: ReadonlySet<number>
  /** Probability of the accepting stage → share of such attributions that were right; rising, linear in between. */
  readonly calibration: readonly (readonly [number, number])[]
  /** Least probability of an outermost attribution, and of one within another's content. */
  readonly outer: number
  readonly inner: number
}

/** The head of a weights file, as JSON. */
export interface ModelHeader {
  readonly format: 'statements/2'
  readonly stages: Readonly<Record<Stage, { bits: number; scale: number; count: number; dense: readonly number[] }>>
  readonly cueForms: number
  readonly calibration: Model['calibration']
  readonly outer: number
  readonly inner: number
}

/**
 * Unfolds a weights file: four bytes length (little-endian) and the header as JSON; the cue forms, four bytes each; then for
 * every stage its weights that are not nought, each as the distance to the one before (7 bits a byte, the top bit set where
 * more follow) and one signed byte. In the room that is given for so many bytes it stands as it does in the file up to the
 * weights, of which all are there.
 */
export function unfoldModel(bytes: Uint8Array, room: (bytes: number) => Uint8Array): Uint8Array {
  const { header, behind } = headOf(bytes)
  const into = room(STAGES.reduce((n, stage) => n + (1 << header.stages[stage].bits), behind))
  into.set(bytes.subarray(0, behind))
  let from = behind
  let to = behind
  for (const stage of STAGES) {
    const { bits, count } = header.stages[stage]
    from = unfold(bytes, from, count, into.subarray(to, to + (1 << bits)))
    to += 1 << bits
  }
  return into
}

/** Opens what was unfolded. */
export function openModel(bytes: Uint8Array): Model {
  const { header, cueForms, behind } = headOf(bytes)
  let at = bytes.byteOffset + behind
  const tables = {} as Record<Stage, Table>
  for (const stage of STAGES) {
    const { bits, scale, dense } = header.stages[stage]
    tables[stage] = { w: new Int8Array(bytes.buffer, at, 1 << bits), mask: (1 << bits) - 1, scale, dense }
    at += 1 << bits
  }
  const { calibration, outer, inner } = header
  return { ...tables, cueForms, calibration, outer, inner }
}

/** What stands before the weights, and how many bytes it takes. */
function headOf(bytes: Uint8Array) {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = data.getUint32(0, true)
  // A copy: decoders take no memory that several threads have.
  const header = JSON.parse(new TextDecoder().decode(bytes.slice(4, 4 + length))) as ModelHeader
  if (header.format !== 'statements/2')
    throw new Error(`statements model: unknown format ${JSON.stringify(header.format)}`)
  let behind = 4 + length
  const cueForms = new Set<number>()
  for (let i = 0; i < header.cueForms; i++, behind += 4) cueForms.add(data.getInt32(behind, true))
  return { header, cueForms, behind }
}

/** Puts `count` weights, which begin at `at`, where they belong; gives where they end. All it does for each are a few steps: there are 1.6 million. */
function unfold(bytes: Uint8Array, at: number, count: number, into: Uint8Array): number {
  let k = -1
  for (let i = 0; i < count; i++) {
    let b = bytes[at++]!
    let step = b & 0x7f
    for (let shift = 7; b >= 0x80; shift += 7) {
      b = bytes[at++]!
      step |= (b & 0x7f) << shift
    }
    k += step
    into[k] = bytes[at++]!
  }
  return at
}

/** Examples scored by a table. */
export class Scored extends Features {
  constructor(private readonly table: Table) {
    super()
  }

  /** The score of the example's features so far. */
  get score(): number {
    const { w, mask, scale } = this.table
    const { ids, n } = this
    let sum = 0
    for (let i = 0; i < n; i++) sum += w[ids[i]! & mask]!
    return sum * scale
  }
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** Turns the first `n` scores into probabilities, in place. */
export function softmax(scores: Float64Array, n: number): void {
  let max = -Infinity
  for (let i = 0; i < n; i++) if (scores[i]! > max) max = scores[i]!
  let sum = 0
  for (let i = 0; i < n; i++) {
    scores[i] = Math.exp(scores[i]! - max)
    sum += scores[i]!
  }
  for (let i = 0; i < n; i++) scores[i] = scores[i]! / sum
}

/** The confidence a probability of the accepting stage stands for. */
export function calibrated({ calibration }: Model, p: number): number {
  let [x0, y0] = calibration[0] ?? [0, 0]
  for (const [x, y] of calibration) {
    if (p <= x) return x === x0 ? y : y0 + ((y - y0) * (p - x0)) / (x - x0)
    x0 = x
    y0 = y
  }
  return y0
}
