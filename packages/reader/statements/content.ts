import type { Stretch } from './content-candidates.js'
import { bucket, type Features, likely } from './features.js'
import type { Cue } from './source.js'
import { branchOf, childBy, REL } from './syntax.js'
import { type Places, places, type Templates, templates } from './templates.js'
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

/** Values that the features of first and last words share. */
export const EDGE = [
  'lemma', 'tag', 'kind', 'setting', 'order', 'hasComplement', 'complement', 'object', 'zone', 'away', 'quoted', 'likely',
  'distance', 'branch', 'rival', 'paragraphs', 'allParagraphs', 'goesOn',
] as const // biome-ignore format: several a line

const AT: Places<(typeof EDGE)[number]> = places(EDGE)

/** The templates that the features of first and of last words share, numbered from where theirs begin. */
export interface EdgeTemplates {
  readonly place: Templates
  readonly edge: Templates
  readonly elsewhere: Templates
}
export const edgeTemplates = (base: number): EdgeTemplates => ({
  place: templates(AT, [
    [base, 'zone'],
    [base + 1, 'zone', 'away'],
    [base + 2, 'zone', 'tag', 'away'],
    [base + 3, 'zone', 'lemma', 'away'],
    [base + 7, 'setting', 'zone', 'quoted'],
    [base + 8, 'setting', 'zone', 'away'],
    [base + 13, 'zone', 'quoted', 'away'],
    [base + 14, 'zone', 'hasComplement', 'object'],
    [base + 16, 'kind', 'zone', 'away'],
    [base + 17, 'kind', 'setting', 'zone'],
    [base + 18, 'order', 'zone', 'setting'],
  ]),
  edge: templates(AT, [
    [base + 4, 'distance', 'zone'],
    [base + 5, 'distance', 'tag', 'order'],
    [base + 6, 'distance', 'lemma', 'zone'],
    [base + 9, 'setting', 'distance', 'quoted'],
    [base + 10, 'branch', 'tag', 'zone'],
    [base + 11, 'branch', 'lemma', 'zone'],
    [base + 12, 'branch', 'kind', 'order'],
    [base + 15, 'branch', 'complement', 'object'],
    [base + 19, 'rival', 'zone', 'away'],
    [base + 20, 'likely', 'zone'],
  ]),
  elsewhere: templates(AT, [
    [base + 21, 'paragraphs', 'quoted', 'setting'],
    // The paragraph's end, and whether the quotation goes on past the sentence.
    [base + 22, 'allParagraphs', 'away', 'goesOn'],
  ]),
})

/** Features that a token shares with all others in its place (`placeOf`): scored once for a place. */
export function placeFeatures(scene: Scene, fr: Frame, i: number, { place }: EdgeTemplates, f: Features): void {
  f.clear()
  placeValues(scene, fr, i, f.values)
  f.take(place)
}

function placeValues(scene: Scene, fr: Frame, i: number, x: Int32Array): void {
  const { v, cue } = scene
  x[AT.lemma] = v.lemma[cue.head]!
  x[AT.tag] = v.tag[cue.head]!
  x[AT.kind] = cue.kind
  x[AT.setting] = fr.setting
  x[AT.order] = fr.order
  x[AT.hasComplement] = fr.complement >= 0 ? 1 : 0
  x[AT.complement] = fr.complement >= 0 ? v.relation[fr.complement]! : 0
  x[AT.object] = fr.object >= 0 ? 1 : 0
  x[AT.zone] = zone(scene, i)
  x[AT.away] = sentencesAway(scene, i)
  x[AT.quoted] = v.quote[i]! >= 0 ? 1 : 0
}

/** Features both ends share: a word against cue, source and quotations. Begins the example. */
export function edgeFeatures(
  scene: Scene,
  fr: Frame,
  i: number,
  { edge, elsewhere }: EdgeTemplates,
  f: Features,
): void {
  f.clear()
  const { v, cue } = scene
  const c = cue.head
  const x = f.values
  placeValues(scene, fr, i, x)
  const away = x[AT.away]!
  const top = away === 0 ? branchOf(v, i, c) : -1
  x[AT.distance] = bucket(i < cue.stretch[0] ? i - cue.stretch[0] : i - cue.stretch[1] + 1)
  x[AT.branch] = top < 0 ? 0 : v.relation[top]!
  x[AT.rival] = rival(fr, i - c)
  x[AT.likely] = likely(scene.likelihood[i]!)
  f.take(edge)
  if (away === 0) return
  const paragraphs = v.paragraph[v.sentence[i]!]! - v.paragraph[v.sentence[c]!]!
  const q = v.quote[i]!
  x[AT.paragraphs] = Math.max(-3, Math.min(3, paragraphs))
  x[AT.allParagraphs] = paragraphs
  x[AT.goesOn] = q >= 0 && v.quotations.all[q]!.continues >= 0 ? 1 : 0
  f.take(elsewhere)
}
