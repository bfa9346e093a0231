import type { Frame, Scene } from './content.js'
import { bucket, type Features, likely } from './features.js'
import { CUT } from './pieces.js'
import { places, templates } from './templates.js'
import { isPunctuation, POS, type View } from './view.js'

const AT = places([
  'lemma', 'tag', 'relation', 'kind', 'setting', 'order', 'hasComplement', 'cut', 'isCut', 'place',
  // Its size, its ends, how the source lies to it.
  'length', 'sentences', 'farSentences', 'reach', 'quoted', 'held', 'between', 'begins', 'final', 'both', 'first', 'inside',
  // Within one sentence: what tops it.
  'tops', 'top', 'topTag', 'topLemma', 'on', 'loose', 'verbs', 'fewVerbs',
  // Over several sentences.
  'edges', 'plain', 'cues',
] as const) // biome-ignore format: several a line

const HULL = templates(AT, [
  [700, 'cut', 'place'],
  [701, 'cut', 'lemma', 'place'],
  [702, 'cut', 'setting', 'quoted'],
  [703, 'cut', 'order', 'held'],
  [704, 'cut', 'tag', 'held'],
  [705, 'length', 'place', 'tag'],
  [706, 'length', 'lemma', 'place'],
  [707, 'quoted', 'place', 'sentences'],
  [708, 'quoted', 'setting', 'place'],
  [709, 'quoted', 'lemma', 'place'],
  [710, 'quoted', 'kind', 'place'],
  [711, 'begins', 'final', 'place'],
  [712, 'begins', 'final', 'sentences'],
  [713, 'both', 'setting', 'quoted'],
  [714, 'both', 'cut', 'order'],
  [715, 'reach', 'place', 'between'],
  [716, 'reach', 'lemma', 'between'],
  [717, 'reach', 'order', 'quoted'],
  [718, 'held', 'place', 'order'],
  [719, 'farSentences', 'setting', 'quoted'],
  [720, 'length', 'quoted', 'kind'],
  [736, 'first', 'place', 'kind'],
  [737, 'isCut', 'relation', 'hasComplement'],
  [738, 'inside', 'place', 'quoted'],
])
const ONE_SENTENCE = templates(AT, [
  [721, 'tops', 'top', 'on'],
  [722, 'tops', 'top', 'lemma'],
  [723, 'tops', 'place', 'on'],
  [724, 'top', 'on', 'topTag'],
  [725, 'top', 'kind', 'on'],
  [726, 'loose', 'top', 'on'],
  [727, 'loose', 'place', 'quoted'],
  [729, 'verbs', 'lemma', 'place'],
  [730, 'verbs', 'tag', 'quoted'],
  [731, 'fewVerbs', 'kind', 'first'],
])
const TOP = templates(AT, [[728, 'topLemma', 'lemma', 'on']])
const SENTENCES = templates(AT, [
  [732, 'edges', 'quoted', 'setting'],
  [733, 'edges', 'farSentences', 'place'],
  [734, 'plain', 'quoted', 'place'],
  [735, 'cues', 'plain', 'place'],
])

/** Features of a whole content: hull `a` to `b` (words, both included) and how it is cut. */
export function hullFeatures(scene: Scene, fr: Frame, a: number, b: number, cut: number, f: Features): void {
  f.clear()
  const x = f.values
  const { v, cue, likelihood } = scene
  const c = cue.head
  const sentences = v.sentence[b]! - v.sentence[a]!
  const place = b < cue.stretch[0] ? 1 : a >= cue.stretch[1] ? 2 : 3
  const begins = a === v.first(a) || (a === v.first(a) + 1 && isPunctuation(v, a - 1)) ? 1 : 0
  let stop = b + 1
  while (stop < v.last(b) && isPunctuation(v, stop)) stop++
  const final = stop === v.last(b) ? 1 : 0
  let inside = 0
  for (let i = a; i <= b; i++)
    if ((i < cue.stretch[0] || i >= cue.stretch[1]) && v.quote[i]! < 0 && likelihood[i]! > inside)
      inside = likelihood[i]!
  x[AT.lemma] = v.lemma[c]!
  x[AT.tag] = v.tag[c]!
  x[AT.relation] = v.relation[c]!
  x[AT.kind] = cue.kind
  x[AT.setting] = fr.setting
  x[AT.order] = fr.order
  x[AT.hasComplement] = fr.complement >= 0 ? 1 : 0
  x[AT.cut] = cut
  x[AT.isCut] = cut === CUT.none ? 0 : 1
  x[AT.place] = place
  x[AT.length] = bucket(b - a + 1)
  x[AT.sentences] = sentences
  x[AT.farSentences] = bucket(sentences)
  x[AT.reach] = bucket(place === 1 ? cue.stretch[0] - b - 1 : place === 2 ? a - cue.stretch[1] : 0)
  x[AT.quoted] = quoting(v, a, b)
  x[AT.held] = holding(scene, a, b)
  x[AT.between] = sourceBetween(scene, a, b, place) ? 1 : 0
  x[AT.begins] = begins
  x[AT.final] = final
  x[AT.both] = begins * 2 + final
  x[AT.first] = v.form[a]!
  x[AT.inside] = likely(inside)
  f.take(HULL)
  if (sentences === 0) oneSentence(scene, a, b, f)
  else severalSentences(scene, a, b, f)
}

/** How a hull begins and ends against quotations. */
function quoting(v: View, a: number, b: number): number {
  const from = v.quote[a]!
  const to = v.quote[b]!
  const opens = from >= 0 && v.quoteFirst[from] === a ? 1 : from >= 0 ? 2 : 0
  let closes = 0
  if (to >= 0) {
    let last = v.quoteLast[to]! - 1
    while (last > b && isPunctuation(v, last)) last--
    closes = last === b ? 1 : 2
  }
  return opens * 9 + closes * 3 + (from === to ? 1 : 2)
}

/** Whether the source lies within the hull (1), outside (2) or in part (3); 0 where there is none. */
function holding({ source }: Scene, a: number, b: number): number {
  if (source === null) return 0
  return source[0] >= a && source[1] <= b + 1 ? 1 : source[1] > a && source[0] <= b ? 3 : 2
}

/** Whether the source stands between the hull and the cue. */
function sourceBetween({ cue, source }: Scene, a: number, b: number, place: number): boolean {
  if (source === null || place === 3) return false
  return place === 1 ? source[0] > b && source[0] < cue.stretch[0] : source[0] >= cue.stretch[1] && source[1] <= a
}

/** One subtree exactly, or a clause with parts of its own left out or others taken in. */
function oneSentence({ v, cue }: Scene, a: number, b: number, f: Features): void {
  const x = f.values
  let top = -1
  let tops = 0
  let verbs = 0
  for (let i = a; i <= b; i++) {
    if (v.pos[i] === POS.verb) verbs++
    if (tops === 4 || isPunctuation(v, i) || (i >= cue.stretch[0] && i < cue.stretch[1])) continue
    const h = v.head[i]!
    if (h >= a && h <= b) continue
    tops++
    if (top < 0) top = i
  }
  x[AT.tops] = tops
  x[AT.top] = top < 0 ? 0 : v.relation[top]!
  x[AT.topTag] = top < 0 ? 0 : v.tag[top]!
  x[AT.on] = top >= 0 && v.head[top] === cue.head ? 1 : 0
  x[AT.loose] = top < 0 ? 0 : (v.lo[top]! < a ? 1 : 0) + (v.hi[top]! > b + 2 ? 2 : 0)
  x[AT.verbs] = Math.min(verbs, 4)
  x[AT.fewVerbs] = Math.min(verbs, 3)
  f.take(ONE_SENTENCE)
  if (top < 0) return
  x[AT.topLemma] = v.lemma[top]!
  f.take(TOP)
}

/** Paragraphs the hull reaches over, and what in it is not quoted. */
function severalSentences({ v, cue, likelihood }: Scene, a: number, b: number, f: Features): void {
  const x = f.values
  const c = cue.head
  const paragraph = (i: number): number => v.paragraph[v.sentence[i]!]!
  let plain = 0
  let cues = 0
  for (let k = v.sentence[a]!; k <= v.sentence[b]!; k++)
    if (k !== v.sentence[c] && v.quote[v.analysis.sentences[k]!.first]! < 0) plain++
  for (let i = a; i <= b; i++) if (v.quote[i]! < 0 && i !== c && likelihood[i]! > cues) cues = likelihood[i]!
  x[AT.edges] = (paragraph(a) === paragraph(c) ? 1 : 0) + (paragraph(b) === paragraph(c) ? 2 : 0)
  x[AT.plain] = Math.min(plain, 3)
  x[AT.cues] = likely(cues)
  f.take(SENTENCES)
}
