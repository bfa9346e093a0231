import { edgeFeatures, type Frame, type Scene, zone } from './content.js'
import { bucket, type Features, likely } from './features.js'
import { branchOf, childBy, pathUp, REL, widestFrom, widestTo } from './syntax.js'
import { isPunctuation } from './view.js'

/** First of the templates of a content's last word. */
export const END = 600

/** Features of a word as the content's last, those of its place left out. */
export function endFeatures(scene: Scene, fr: Frame, i: number, f: Features): void {
  f.clear()
  const { v, cue } = scene
  const c = cue.head
  const l = v.lemma[c]!
  edgeFeatures(scene, fr, i, END, f)
  const z = zone(scene, i)
  const last = v.last(i)
  const next = i + 1 < last ? v.form[i + 1]! : 3
  const nextTag = i + 1 < last ? v.tag[i + 1]! : 3
  const next2 = i + 2 < last ? v.form[i + 2]! : 3
  let stop = i + 1
  while (stop < last && isPunctuation(v, stop)) stop++
  const final = stop === last ? 1 : 0
  const q = v.quote[i]!
  let closes = 0
  if (q >= 0) {
    let x = v.quoteLast[q]! - 1
    while (x > i && isPunctuation(v, x)) x--
    closes = x === i ? (v.quotations.all[q]!.closed ? 1 : 2) : 3
  }
  // The word behind: what hangs there, on what of the cue's.
  const after = stop < last ? stop : -1
  const same = v.sentence[i] === v.sentence[c]
  const wide = same ? widestTo(v, i) : -1
  const wr = wide < 0 ? 0 : v.relation[wide]!
  const hung = wide >= 0 && v.head[wide] === c ? 1 : wide >= 0 && v.lo[wide]! <= c && wide !== c ? 2 : 0
  const path = wide >= 0 ? pathUp(v, wide, c) : 0
  const opened = after >= 0 ? widestFrom(v, after) : -1
  const or = opened < 0 ? 0 : v.relation[opened]!
  const onto =
    opened < 0
      ? 0
      : v.head[opened] === c
        ? 1
        : same && v.head[opened]! >= 0 && branchOf(v, v.head[opened]!, c) >= 0
          ? 2
          : 3
  const mark = opened < 0 ? -1 : childBy(v, opened, REL.case, REL.marker)
  const joint = mark < 0 ? 0 : v.lemma[mark]!
  const crossed = stop > i + 1 ? 1 : 0
  f.two(630, v.form[i]!, z)
  f.two(631, v.tag[i]!, z)
  f.three(632, final, z, fr.setting)
  f.three(633, final, z, l)
  f.three(634, final, fr.order, v.tag[c]!)
  f.three(635, closes, z, final)
  f.three(636, closes, fr.setting, z)
  f.three(637, closes, l, z)
  f.three(638, closes, cue.kind, z)
  f.three(639, next, next2, z)
  f.two(640, v.tag[i]!, nextTag)
  f.three(641, next, nextTag, z)
  f.three(642, wr, hung, z)
  f.three(643, wr, hung, l)
  f.three(644, wr, hung, v.tag[c]!)
  f.two(645, path, z)
  f.two(646, path, l)
  f.three(647, or, onto, crossed)
  f.three(648, or, onto, joint)
  f.three(649, or, onto, l)
  f.three(650, or, joint, cue.kind)
  f.three(651, or, opened < 0 ? 0 : v.tag[opened]!, crossed)
  f.three(652, after < 0 ? 0 : v.form[after]!, crossed, z)
  f.three(653, after < 0 ? 0 : v.tag[after]!, crossed, z)
  f.three(654, cue.kind, wr, hung)
  f.three(655, wide === fr.complement && wide >= 0 ? 1 : 0, wide === fr.object && wide >= 0 ? 1 : 0, cue.kind)
  f.three(656, wide === fr.complement && wide >= 0 ? 1 : 0, wide === fr.object && wide >= 0 ? 1 : 0, l)
  f.three(
    657,
    cue.stretch[0] === stop ? 1 : scene.source !== null && scene.source[0] === stop ? 2 : 0,
    crossed,
    fr.order,
  )
  f.three(658, cue.stretch[0] === stop ? 1 : scene.source !== null && scene.source[0] === stop ? 2 : 0, l, closes)
  f.three(659, v.sentence[i] === 0 ? 1 : 0, final, z)
  f.three(660, opened < 0 ? 0 : likely(scene.likelihood[opened]!), or, crossed)
  // Does the clause behind hang on the content's own predicate, or higher up?
  if (opened >= 0 && fr.complement >= 0) {
    const h = v.head[opened]!
    const level = h === fr.complement ? 1 : h === c ? 2 : h >= 0 && branchOf(v, h, fr.complement) >= 0 ? 3 : 4
    f.three(661, level, or, joint)
    f.three(662, level, or, crossed)
    f.three(663, level, opened < 0 ? 0 : v.form[v.lo[opened]!]!, crossed)
  }
  const size = wide < 0 ? 0 : v.hi[wide]! - v.lo[wide]!
  f.three(664, bucket(size), wr, z)
  f.three(665, v.pos[i]!, final, crossed)
}
