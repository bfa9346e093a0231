import type { Span } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { TONE_SLOTS, toneFeatures } from './tone-features.js'

const MAGIC = 0x4f525431 // "ORT1"

/** Probabilities that a text speaks badly, neither way, or well of a target in it; they sum to 1. */
export interface Tone {
  readonly bad: number
  readonly neutral: number
  readonly good: number
}

/** How a text speaks of a target in it (its first mention, UTF-16 offsets of the text). */
export type ToneOf = (text: string, target: Span) => Tone

/** Reads the weights `tone` of a language: a linear model over hashed features. Throws where the bytes are no such file. */
export function toneOf(language: Language): ToneOf {
  const bytes = language.weights('tone')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength !== 20 + 3 * TONE_SLOTS || view.getUint32(0) !== MAGIC)
    throw new Error('tone: not a weights file')
  const scale = view.getFloat32(4)
  const bias = [view.getFloat32(8), view.getFloat32(12), view.getFloat32(16)] as const
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + 20, 3 * TONE_SLOTS)
  const features = toneFeatures(language)
  return (text, target) => {
    const scores: [number, number, number] = [...bias]
    for (const slot of features(text, target)) for (let k = 0; k < 3; k++) scores[k]! += scale * weights[3 * slot + k]!
    const most = Math.max(...scores)
    const [bad, neutral, good] = scores.map((s) => Math.exp(s - most)) as [number, number, number]
    const sum = bad + neutral + good
    return { bad: bad / sum, neutral: neutral / sum, good: good / sum }
  }
}

/** Writes the weights file: magic, scale of the weights, bias of each class, then three signed bytes for each slot. */
export function packTone(weights: Float32Array, bias: readonly [number, number, number]): Uint8Array {
  const scale = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / 127
  const bytes = new Uint8Array(20 + 3 * TONE_SLOTS)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC)
  view.setFloat32(4, scale)
  for (const [k, b] of bias.entries()) view.setFloat32(8 + 4 * k, b)
  for (const [i, w] of weights.entries()) view.setInt8(20 + i, Math.round(w / scale))
  return bytes
}
