import { distanceKind, NAMING } from '@onrecord/language/training'
import type { Weights } from '../net/adam.js'
import { type Arena, type Matrix, rowsFrom } from '../net/arena.js'
import { softmax } from '../net/softmax.js'
import type { Random } from '../words/random.js'
import type { Data, Item } from './data.js'
import { headParts, type Model } from './model.js'
import { pool, unpool } from './qrnn.js'

/** Shares that are left out at random while learning. */
export interface Dropout {
  /** Features of a word, each by itself; and all that tell the word at once. */
  readonly feature: number
  readonly naming: number
  /** Numbers between the layers. */
  readonly form: number
  readonly layer: number
}

/** Words of a batch, with the rows of the roots, at most. */
export const BATCH_ROWS = 2048
/** Sentences longer than this are not learned from. */
export const LONGEST = 160

/** What the net says of a sentence; rows count from the root's. */
interface Said {
  readonly tags: Int32Array
  /** `scores[d * stride + h]`; d and h count words from 1, 0 is the root. */
  readonly scores: Float32Array
  readonly stride: number
  /** The relation of a dependent to a head. */
  relation(dependent: number, head: number): number
}

export interface Learner {
  /** Adds the gradients of a batch, where errors in automatic sentences count `automatic`; gives the losses of tags, heads and relations. */
  learn(batch: readonly Item[], dropout: Dropout, automatic: number): { tags: number; heads: number; relations: number }
  /** Asks the net about sentences. */
  ask(batch: readonly Item[], hear: (item: Item, said: Said) => void): void
}

const NONE: Dropout = { feature: 0, naming: 0, form: 0, layer: 0 }

/** Runs a model forward and back over batches; `vectors` are the word vectors of the forms, `data.forms.length` rows. */
export function learner(
  place: Arena,
  m: Model,
  data: Pick<Data, 'rows'>,
  vectors: Float32Array,
  random: Random,
): Learner {
  const { form, size, arc, label } = m.widths
  const vectorSize = m.vector.value.rows
  const gates = 6 * size
  const wide = 2 * size
  const part = headParts(m.widths)
  const matrix = (columns: number, rows = BATCH_ROWS): Matrix => place.matrix(rows, columns)
  const vector = matrix(vectorSize)
  const forms = matrix(form)
  const formGradient = matrix(form)
  const parts = matrix(3 * gates)
  const partGradient = matrix(3 * gates)
  const gates1 = matrix(gates)
  const cells1 = matrix(wide)
  const h1 = matrix(wide)
  const upper = m.upper.map((w, i) => ({
    weights: w,
    bias: m.upperBias[i]!,
    gates: matrix(gates),
    cells: matrix(wide),
    states: matrix(wide),
    mask: new Float32Array((BATCH_ROWS + 4) * wide),
  }))
  const top = upper.at(-1)!.states
  const gradient = matrix(wide)
  const below = matrix(wide)
  const tagOut = matrix(m.tags.value.columns)
  const heads = matrix(part.end)
  const headGradient = matrix(part.end)
  const scores = matrix(LONGEST + 1, LONGEST + 1)
  const dependents = matrix(arc)
  const headsOf = matrix(arc)
  const headsTurned = place.matrix(arc, LONGEST + 8)
  const dependentGradient = matrix(arc)
  const headsOfGradient = matrix(arc)
  const mixed = matrix(label)
  const mixedGradient = matrix(label)
  const relationOut = matrix(m.relations.value.columns)
  const mask1 = new Float32Array(h1.data.length)
  const maskForm = new Float32Array(forms.data.length)
  const used: Int32Array[] = []
  const numberIn = new Map<number, number>()
  const rowForm = new Int32Array(BATCH_ROWS + 2)
  const starts: number[] = []
  let rows = 0
  let distinct = 0

  const fill = (to: Matrix, bias: Weights, n: number): void => {
    const row = bias.value.data.subarray(0, to.columns)
    for (let t = 0; t < n; t++) to.data.set(row, t * to.columns)
  }
  const drop = (mask: Float32Array, n: number, share: number): void => {
    if (share === 0) mask.fill(1, 0, n)
    else for (let i = 0; i < n; i++) mask[i] = random() < share ? 0 : 1 / (1 - share)
  }
  const times = (a: Float32Array, b: Float32Array, n: number): void => {
    for (let i = 0; i < n; i++) a[i]! *= b[i]!
  }
  const biasGradient = (bias: Weights, g: Matrix, n: number): void => {
    const to = bias.gradient.data
    for (let t = 0; t < n; t++) for (let k = 0; k < g.columns; k++) to[k]! += g.data[t * g.columns + k]!
  }

  const layOut = (batch: readonly Item[], dropout: Dropout): void => {
    numberIn.clear()
    starts.length = 0
    rows = 0
    distinct = 0
    const numberOf = (f: number): number => {
      const has = numberIn.get(f)
      if (has !== undefined) return has
      const n = distinct++
      numberIn.set(f, n)
      const hidden = random() < dropout.naming
      used[n] = data.rows[f]!.map((row, i) =>
        row < 0 || (hidden && i < NAMING) || random() < dropout.feature ? -1 : row,
      )
      for (let k = 0; k < vectorSize; k++) vector.data[n * vectorSize + k] = vectors[f * vectorSize + k]!
      return n
    }
    for (const item of batch) {
      starts.push(rows)
      rowForm[rows++] = numberOf(0)
      for (const f of item.forms) rowForm[rows++] = numberOf(f)
    }
    starts.push(rows)
    rowForm[rows] = numberOf(0)
  }

  const forward = (dropout: Dropout): void => {
    fill(forms, m.formBias, distinct)
    for (let n = 0; n < distinct; n++)
      for (const row of used[n]!)
        if (row >= 0) for (let k = 0; k < form; k++) forms.data[n * form + k]! += m.rows.value[row * form + k]!
    place.add(forms, vector, m.vector.value, distinct)
    drop(maskForm, distinct * form, dropout.form)
    for (let i = 0; i < distinct * form; i++) {
      if (forms.data[i]! <= 0) maskForm[i] = 0
      forms.data[i]! *= maskForm[i]!
    }
    parts.data.fill(0, 0, (distinct + 4) * parts.columns)
    place.add(parts, forms, m.first.value, distinct)
    fill(gates1, m.firstBias, rows)
    for (let t = 0; t < rows; t++) {
      for (let o = 0; o < 3; o++) {
        const of = t + o - 1
        const from = (of < 0 ? rowForm[rows]! : rowForm[of]!) * parts.columns + o * gates
        for (let k = 0; k < gates; k++) gates1.data[t * gates + k]! += parts.data[from + k]!
      }
    }
    for (let s = 0; s + 1 < starts.length; s++) pool(gates1, cells1, h1, size, starts[s]!, starts[s + 1]!)
    drop(mask1, rows * wide, dropout.layer)
    times(h1.data, mask1, rows * wide)
    fill(tagOut, m.tagBias, rows)
    place.add(tagOut, h1, m.tags.value, rows)
    let under = h1
    for (const u of upper) {
      fill(u.gates, u.bias, rows)
      place.add(u.gates, under, u.weights.value, rows)
      for (let s = 0; s + 1 < starts.length; s++) pool(u.gates, u.cells, u.states, size, starts[s]!, starts[s + 1]!)
      drop(u.mask, rows * wide, dropout.layer)
      for (let i = 0; i < rows * wide; i++) u.states.data[i] = (u.states.data[i]! + under.data[i]!) * u.mask[i]!
      under = u.states
    }
    fill(heads, m.headBias, rows)
    place.add(heads, top, m.heads.value, rows)
    for (let t = 0; t < rows; t++) {
      const at = t * heads.columns
      for (let k = part.head; k < part.labelDependent; k++) if (heads.data[at + k]! < 0) heads.data[at + k] = 0
      dependents.data.set(heads.data.subarray(at, at + arc), t * arc)
      headsOf.data.set(heads.data.subarray(at + part.head, at + part.head + arc), t * arc)
    }
  }

  /** Scores of all heads for the words of sentence `s`; gives the width of a row. */
  const score = (s: number): number => {
    const first = starts[s]!
    const n = starts[s + 1]! - first
    const stride = scores.columns
    const columns = (n + 7) & ~7
    headsTurned.data.fill(0, 0, columns * arc)
    for (let t = 0; t < n; t++)
      for (let k = 0; k < arc; k++) headsTurned.data[k * columns + t] = headsOf.data[(first + t) * arc + k]!
    for (let d = 0; d < n; d++) {
      const q = (first + d) * heads.columns + part.distance
      for (let h = 0; h < n; h++) scores.data[d * stride + h] = heads.data[q + distanceKind(d, h)]!
    }
    place.add(scores, rowsFrom(dependents, first), { ...headsTurned, columns }, n)
    return stride
  }

  const mix = (into: number, dependent: number, head: number): void => {
    for (let k = 0; k < label; k++) {
      const a = heads.data[dependent * heads.columns + part.labelDependent + k]!
      const b = heads.data[head * heads.columns + part.labelHead + k]!
      mixed.data[into * label + k] = Math.max(a + b, 0)
    }
  }

  return {
    ask(batch, hear) {
      layOut(batch, NONE)
      forward(NONE)
      batch.forEach((item, s) => {
        const first = starts[s]!
        const n = item.forms.length
        const tags = new Int32Array(n)
        for (let i = 0; i < n; i++) tags[i] = best(tagOut, first + 1 + i, m.tags.value.columns)
        const stride = score(s)
        const relation = (dependent: number, head: number): number => {
          mix(0, first + dependent, first + head)
          fill(relationOut, m.relationBias, 1)
          place.add(relationOut, mixed, m.relations.value, 1)
          return best(relationOut, 0, relationOut.columns)
        }
        hear(item, { tags, scores: scores.data, stride, relation })
      })
    },
    learn(batch, dropout, automatic) {
      layOut(batch, dropout)
      for (const w of [m.first, m.vector, m.tags, ...m.upper, m.heads, m.relations]) w.turn()
      forward(dropout)
      const loss = { tags: 0, heads: 0, relations: 0 }
      const scale = 1 / rows
      headGradient.data.fill(0, 0, (rows + 4) * headGradient.columns)
      dependentGradient.data.fill(0, 0, (rows + 4) * arc)
      headsOfGradient.data.fill(0, 0, (rows + 4) * arc)
      let labelled = 0
      const labelWords: number[] = []
      const labelHeads: number[] = []
      batch.forEach((item, s) => {
        const first = starts[s]!
        const n = item.forms.length + 1
        const weight = (item.automatic ? automatic : 1) * scale
        // Tags.
        const tagRow = (t: number): Float32Array => tagOut.data.subarray(t * tagOut.columns, (t + 1) * tagOut.columns)
        tagRow(first).fill(0)
        for (let i = 1; i < n; i++) loss.tags += towards(tagRow(first + i), item.tags[i - 1]!, weight)
        // Heads.
        const stride = score(s)
        const g = scores.data
        g.fill(0, n * stride, (n + 8) * stride)
        g.fill(0, 0, stride)
        for (let d = 1; d < n; d++) {
          g[d * stride + d] = -1e9
          loss.heads += towards(g.subarray(d * stride, d * stride + n), item.heads[d - 1]!, weight)
          g.fill(0, d * stride + n, (d + 1) * stride)
          const q = (first + d) * heads.columns + part.distance
          for (let h = 0; h < n; h++) headGradient.data[q + distanceKind(d, h)]! += g[d * stride + h]!
          mix(labelled++, first + d, first + item.heads[d - 1]!)
          labelWords.push(first + d)
          labelHeads.push(first + item.heads[d - 1]!)
        }
        place.add(rowsFrom(dependentGradient, first), { ...scores, rows: n }, rowsOf(rowsFrom(headsOf, first), n), n)
        place.addTransposed(rowsFrom(headsOfGradient, first), scores, rowsFrom(dependents, first), n, (n + 3) & ~3)
      })
      // Relations.
      fill(relationOut, m.relationBias, labelled)
      place.add(relationOut, mixed, m.relations.value, labelled)
      let at = 0
      for (const item of batch)
        for (const r of item.relations) {
          const row = relationOut.data.subarray(at * relationOut.columns, (at + 1) * relationOut.columns)
          loss.relations += towards(row, r, (item.automatic ? automatic : 1) * scale)
          at++
        }
      place.addTransposed(m.relations.gradient, mixed, relationOut, labelled)
      biasGradient(m.relationBias, relationOut, labelled)
      mixedGradient.data.fill(0, 0, (labelled + 4) * label)
      place.add(mixedGradient, relationOut, m.relations.turned, labelled)
      for (let i = 0; i < labelled; i++) {
        const a = labelWords[i]! * heads.columns + part.labelDependent
        const b = labelHeads[i]! * heads.columns + part.labelHead
        for (let k = 0; k < label; k++) {
          if (mixed.data[i * label + k]! <= 0) continue
          headGradient.data[a + k]! += mixedGradient.data[i * label + k]!
          headGradient.data[b + k]! += mixedGradient.data[i * label + k]!
        }
      }
      for (let t = 0; t < rows; t++) {
        const to = t * heads.columns
        for (let k = 0; k < arc; k++) {
          headGradient.data[to + k] = dependentGradient.data[t * arc + k]!
          headGradient.data[to + part.head + k] =
            headsOf.data[t * arc + k]! > 0 ? headsOfGradient.data[t * arc + k]! : 0
        }
      }
      place.addTransposed(m.heads.gradient, top, headGradient, rows)
      biasGradient(m.headBias, headGradient, rows)
      gradient.data.fill(0, 0, (rows + 4) * wide)
      place.add(gradient, headGradient, m.heads.turned, rows)
      for (let l = upper.length - 1; l >= 0; l--) {
        const u = upper[l]!
        const under = upper[l - 1]?.states ?? h1
        times(gradient.data, u.mask, rows * wide)
        // What a layer passes on unchanged goes to the one below.
        below.data.set(gradient.data.subarray(0, rows * wide))
        for (let s = 0; s < batch.length; s++) unpool(u.gates, u.cells, gradient, size, starts[s]!, starts[s + 1]!)
        place.addTransposed(u.weights.gradient, under, u.gates, rows)
        biasGradient(u.bias, u.gates, rows)
        place.add(below, u.gates, u.weights.turned, rows)
        gradient.data.set(below.data.subarray(0, rows * wide))
      }
      place.addTransposed(m.tags.gradient, h1, tagOut, rows)
      biasGradient(m.tagBias, tagOut, rows)
      place.add(gradient, tagOut, m.tags.turned, rows)
      times(gradient.data, mask1, rows * wide)
      // First layer.
      for (let s = 0; s < batch.length; s++) unpool(gates1, cells1, gradient, size, starts[s]!, starts[s + 1]!)
      biasGradient(m.firstBias, gates1, rows)
      partGradient.data.fill(0, 0, (distinct + 4) * partGradient.columns)
      for (let t = 0; t < rows; t++) {
        for (let o = 0; o < 3; o++) {
          const of = t + o - 1
          const to = (of < 0 ? rowForm[rows]! : rowForm[of]!) * parts.columns + o * gates
          for (let k = 0; k < gates; k++) partGradient.data[to + k]! += gates1.data[t * gates + k]!
        }
      }
      place.addTransposed(m.first.gradient, forms, partGradient, distinct)
      formGradient.data.fill(0, 0, (distinct + 4) * form)
      place.add(formGradient, partGradient, m.first.turned, distinct)
      times(formGradient.data, maskForm, distinct * form)
      place.addTransposed(m.vector.gradient, vector, formGradient, distinct)
      biasGradient(m.formBias, formGradient, distinct)
      for (let n = 0; n < distinct; n++)
        for (const row of used[n]!) if (row >= 0) m.rows.learn(row, formGradient.data, n * form)
      return loss
    },
  }
}

const rowsOf = (m: Matrix, rows: number): Matrix => ({ ...m, rows })

function best(m: Matrix, row: number, columns: number): number {
  let b = 0
  for (let k = 1; k < columns; k++) if (m.data[row * m.columns + k]! > m.data[row * m.columns + b]!) b = k
  return b
}

/** Turns a row of outputs into the gradient of its cross entropy times `weight`; gives the loss. Nothing is right where `gold` is -1. */
function towards(row: Float32Array, gold: number, weight: number): number {
  if (gold < 0) {
    row.fill(0)
    return 0
  }
  softmax(row)
  const loss = -Math.log(row[gold]! + 1e-9)
  row[gold]! -= 1
  for (let k = 0; k < row.length; k++) row[k]! *= weight
  return loss * weight
}
