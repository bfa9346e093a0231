import type { Stretch } from './content-candidates.js'
import { bucket, type Features, likely } from './features.js'
import type { Cue } from './source.js'
import { branchOf, childBy, REL } from './syntax.js'
import type { View } from './view.js'

/** What the features of a content see beside the cue: its source, and how likely each token is a cue. */
export interface Scene {
  readonly v: View
  readonly cue: Cue
  readonly source: Stretch | null
  readonly likelihood: Float32Array
}

/** Where a token lies from cue and source: before, between, behind. */
export function zone({ cue, source }: Scene, i: number): number {
  const c = i < cue.stretch[0] ? 1 : 2
  const s = source === null ? 0 : i < source[0] ? 1 : i >= source[1] ? 2 : 3
  return c * 4 + s
}

/** How far a rival cue is looked for, in tokens. */
const RIVALS = 60

/**
 * The likeliest cue, other than the cue itself, between the cue's head and each token around it, both excluded: behind the
 * head by distance (`ahead`), before it by distance (`behind`); as buckets. Further away the nearest 60 tokens count.
 */
function rivals({ v, cue, likelihood }: Scene): {
  readonly ahead: Uint8Array
  readonly behind: Uint8Array
} {
  const ahead = new Uint8Array(RIVALS + 1)
  const behind = new Uint8Array(RIVALS + 1)
  const own = (i: number): boolean => i >= cue.stretch[0] && i < cue.stretch[1]
  let most = 0
  for (let d = 2; d <= RIVALS; d++) {
    const i = cue.head + d - 1
    if (i < v.n && !own(i) && likelihood[i]! > most) most = likelihood[i]!
    ahead[d] = likely(most)
  }
  most = 0
  for (let d = 2; d <= RIVALS; d++) {
    const i = cue.head - d + 1
    if (i >= 0 && !own(i) && likelihood[i]! > most) most = likelihood[i]!
    behind[d] = likely(most)
  }
  return { ahead, behind }
}

const rival = ({ ahead, behind }: Frame, d: number): number =>
  d >= 0 ? ahead[Math.min(d, RIVALS)]! : behind[Math.min(-d, RIVALS)]!

/** How the cue's sentence and those beside it are quoted: tells reporting of speech from the rest. */
function setting({ v, cue }: Scene): number {
  const first = v.first(cue.head)
  const last = v.last(cue.head)
  let before = 0
  let behind = 0
  for (let i = first; i < cue.stretch[0]; i++) if (v.quote[i]! >= 0) before = 1
  for (let i = cue.stretch[1]; i < last; i++) if (v.quote[i]! >= 0) behind = 1
  const previous = first > 0 && v.quote[first - 1]! >= 0 ? 1 : 0
  const next = last < v.n && v.quote[last]! >= 0 ? 1 : 0
  return before | (behind << 1) | (previous << 2) | (next << 3) | ((v.quote[cue.head]! >= 0 ? 1 : 0) << 4)
}

/** Values shared by all candidates of one cue, worked out once. */
export interface Frame {
  readonly setting: number
  readonly order: number
  readonly complement: number
  readonly object: number
  readonly ahead: Uint8Array
  readonly behind: Uint8Array
}

export function frame(scene: Scene): Frame {
  const { v, cue, source } = scene
  const order =
    source === null
      ? 0
      : source[1] <= cue.stretch[0]
        ? source[1] === cue.stretch[0]
          ? 1
          : 2
        : source[0] === cue.stretch[1]
          ? 3
          : 4
  return {
    setting: setting(scene), order,
    complement: childBy(v, cue.head, REL.complement, REL.open),
    object: childBy(v, cue.head, REL.object),
    ...rivals(scene),
  } // biome-ignore format: one line a thought
}

/** How many places `placeOf` tells apart. */
export const PLACES = 256

/** How far a token's sentence is from the cue's, -3 to 4. */
function sentencesAway({ v, cue }: Scene, i: number): number {
  const far = v.sentence[i]! - v.sentence[cue.head]!
  return far < -2 ? -3 : far > 3 ? 4 : far
}

/** Where a token lies from cue and source, in what sentence, and whether it is quoted: one number below `PLACES`. */
export const placeOf = (scene: Scene, i: number): number =>
  zone(scene, i) * 16 + (sentencesAway(scene, i) + 3) * 2 + (scene.v.quote[i]! >= 0 ? 1 : 0)

/** Features that a token shares with all others in its place (`placeOf`): scored once for a place. */
export function placeFeatures(scene: Scene, fr: Frame, i: number, base: number, f: Features): void {
  f.clear()
  const { v, cue } = scene
  const l = v.lemma[cue.head]!
  const ct = v.tag[cue.head]!
  const z = zone(scene, i)
  const sent = sentencesAway(scene, i)
  const inQuote = v.quote[i]! >= 0 ? 1 : 0
  f.one(base, z)
  f.two(base + 1, z, sent)
  f.three(base + 2, z, ct, sent)
  f.three(base + 3, z, l, sent)
  f.three(base + 7, fr.setting, z, inQuote)
  f.three(base + 8, fr.setting, z, sent)
  f.three(base + 13, z, inQuote, sent)
  f.three(base + 14, z, fr.complement >= 0 ? 1 : 0, fr.object >= 0 ? 1 : 0)
  f.three(base + 16, cue.kind, z, sent)
  f.three(base + 17, cue.kind, fr.setting, z)
  f.three(base + 18, fr.order, z, fr.setting)
}

/** Features both ends share: a word against cue, source and quotations. */
export function edgeFeatures(scene: Scene, fr: Frame, i: number, base: number, f: Features): void {
  const { v, cue } = scene
  const c = cue.head
  const l = v.lemma[c]!
  const ct = v.tag[c]!
  const z = zone(scene, i)
  const sent = sentencesAway(scene, i)
  const d = i < cue.stretch[0] ? i - cue.stretch[0] : i - cue.stretch[1] + 1
  const q = v.quote[i]!
  const inQuote = q >= 0 ? 1 : 0
  const top = sent === 0 ? branchOf(v, i, c) : -1
  const branch = top < 0 ? 0 : v.relation[top]!
  f.two(base + 4, bucket(d), z)
  f.three(base + 5, bucket(d), ct, fr.order)
  f.three(base + 6, bucket(d), l, z)
  f.three(base + 9, fr.setting, bucket(d), inQuote)
  f.three(base + 10, branch, ct, z)
  f.three(base + 11, branch, l, z)
  f.three(base + 12, branch, cue.kind, fr.order)
  f.three(base + 15, branch, fr.complement >= 0 ? v.relation[fr.complement]! : 0, fr.object >= 0 ? 1 : 0)
  f.three(base + 19, rival(fr, i - c), z, sent)
  f.two(base + 20, likely(scene.likelihood[i]!), z)
  if (sent !== 0) {
    const p = v.paragraph[v.sentence[i]!]! - v.paragraph[v.sentence[c]!]!
    f.three(base + 21, Math.max(-3, Math.min(3, p)), inQuote, fr.setting)
    // The paragraph's end, and whether the quotation goes on past the sentence.
    f.three(base + 22, p, sent, q >= 0 && v.quotations.all[q]!.continues >= 0 ? 1 : 0)
  }
}
