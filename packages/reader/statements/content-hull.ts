import type { Frame, Scene } from './content.js'
import { bucket, type Features, likely } from './features.js'
import { CUT } from './pieces.js'
import { isPunctuation, POS } from './view.js'

/** Features of a whole content: hull `a` to `b` (words, both included) and how it is cut. */
export function hullFeatures(scene: Scene, fr: Frame, a: number, b: number, cut: number, f: Features): void {
  f.clear()
  const { v, cue, source } = scene
  const c = cue.head
  const l = v.lemma[c]!
  const ct = v.tag[c]!
  const sentences = v.sentence[b]! - v.sentence[a]!
  const place = b < cue.stretch[0] ? 1 : a >= cue.stretch[1] ? 2 : 3
  const reach = place === 1 ? cue.stretch[0] - b - 1 : place === 2 ? a - cue.stretch[1] : 0
  const qa = v.quote[a]!
  const qb = v.quote[b]!
  const opens = qa >= 0 && v.quoteFirst[qa] === a ? 1 : qa >= 0 ? 2 : 0
  let closes = 0
  if (qb >= 0) {
    let x = v.quoteLast[qb]! - 1
    while (x > b && isPunctuation(v, x)) x--
    closes = x === b ? 1 : 2
  }
  const quoted = opens * 9 + closes * 3 + (qa === qb ? 1 : 2)
  const held = source === null ? 0 : source[0] >= a && source[1] <= b + 1 ? 1 : source[1] > a && source[0] <= b ? 3 : 2
  const between =
    source === null
      ? 0
      : place === 1
        ? source[0] > b && source[0] < cue.stretch[0]
          ? 1
          : 0
        : place === 2
          ? source[0] >= cue.stretch[1] && source[1] <= a
            ? 1
            : 0
          : 0
  const begins = a === v.first(a) || (a === v.first(a) + 1 && isPunctuation(v, a - 1)) ? 1 : 0
  let stop = b + 1
  while (stop < v.last(b) && isPunctuation(v, stop)) stop++
  const final = stop === v.last(b) ? 1 : 0
  const length = bucket(b - a + 1)
  f.two(700, cut, place)
  f.three(701, cut, l, place)
  f.three(702, cut, fr.setting, quoted)
  f.three(703, cut, fr.order, held)
  f.three(704, cut, ct, held)
  f.three(705, length, place, ct)
  f.three(706, length, l, place)
  f.three(707, quoted, place, sentences)
  f.three(708, quoted, fr.setting, place)
  f.three(709, quoted, l, place)
  f.three(710, quoted, cue.kind, place)
  f.three(711, begins, final, place)
  f.three(712, begins, final, sentences)
  f.three(713, begins * 2 + final, fr.setting, quoted)
  f.three(714, begins * 2 + final, cut, fr.order)
  f.three(715, bucket(reach), place, between)
  f.three(716, bucket(reach), l, between)
  f.three(717, bucket(reach), fr.order, quoted)
  f.three(718, held, place, fr.order)
  f.three(719, bucket(sentences), fr.setting, quoted)
  f.three(720, length, quoted, cue.kind)
  // One subtree exactly, or a clause with parts of its own left out or others taken in.
  if (sentences === 0) {
    let top = -1
    let tops = 0
    for (let i = a; i <= b && tops < 4; i++) {
      if (isPunctuation(v, i) || (i >= cue.stretch[0] && i < cue.stretch[1])) continue
      const h = v.head[i]!
      if (h < a || h > b) {
        tops++
        if (top < 0) top = i
      }
    }
    const tr = top < 0 ? 0 : v.relation[top]!
    const on = top >= 0 && v.head[top] === c ? 1 : 0
    f.three(721, tops, tr, on)
    f.three(722, tops, tr, l)
    f.three(723, tops, place, on)
    f.three(724, tr, on, top < 0 ? 0 : v.tag[top]!)
    f.three(725, tr, cue.kind, on)
    const loose = top < 0 ? 0 : (v.lo[top]! < a ? 1 : 0) + (v.hi[top]! > b + 2 ? 2 : 0)
    f.three(726, loose, tr, on)
    f.three(727, loose, place, quoted)
    if (top >= 0) f.three(728, v.lemma[top]!, l, on)
    let verbs = 0
    for (let i = a; i <= b; i++) if (v.pos[i] === POS.verb) verbs++
    f.three(729, Math.min(verbs, 4), l, place)
    f.three(730, Math.min(verbs, 4), ct, quoted)
    f.three(731, Math.min(verbs, 3), cue.kind, v.form[a]!)
  } else {
    const edges =
      (v.paragraph[v.sentence[a]!]! === v.paragraph[v.sentence[c]!] ? 1 : 0) +
      (v.paragraph[v.sentence[b]!]! === v.paragraph[v.sentence[c]!] ? 2 : 0)
    f.three(732, edges, quoted, fr.setting)
    f.three(733, edges, bucket(sentences), place)
    // Sentences within the hull that are not quoted.
    let plain = 0
    let cues = 0
    for (let k = v.sentence[a]!; k <= v.sentence[b]!; k++) {
      const s = v.analysis.sentences[k]!
      if (k !== v.sentence[c] && v.quote[s.first]! < 0) plain++
    }
    for (let i = a; i <= b; i++)
      if (v.quote[i]! < 0 && i !== c && scene.likelihood[i]! > cues) cues = scene.likelihood[i]!
    f.three(734, Math.min(plain, 3), quoted, place)
    f.three(735, likely(cues), Math.min(plain, 3), place)
  }
  f.three(736, v.form[a]!, place, cue.kind)
  f.three(737, cut === CUT.none ? 0 : 1, v.relation[c]!, fr.complement >= 0 ? 1 : 0)
  let inside = 0
  for (let i = a; i <= b; i++)
    if ((i < cue.stretch[0] || i >= cue.stretch[1]) && v.quote[i]! < 0 && scene.likelihood[i]! > inside)
      inside = scene.likelihood[i]!
  f.three(738, likely(inside), place, quoted)
}
