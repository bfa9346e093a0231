import { edgeFeatures, type Frame, type Scene, zone } from './content.js'
import { bucket, type Features } from './features.js'
import { pathUp, subjectOf, widestFrom } from './syntax.js'
import { isPunctuation, MARK } from './view.js'

/** First of the templates of a content's first word. */
export const START = 500

/** Features of a word as the content's first, those of its place left out. */
export function startFeatures(scene: Scene, fr: Frame, i: number, f: Features): void {
  f.clear()
  const { v, cue } = scene
  const c = cue.head
  const l = v.lemma[c]!
  edgeFeatures(scene, fr, i, START, f)
  const z = zone(scene, i)
  const first = v.first(i)
  const prev = i > first ? v.form[i - 1]! : 3
  const prevTag = i > first ? v.tag[i - 1]! : 3
  const prev2 = i > first + 1 ? v.form[i - 2]! : 3
  const q = v.quote[i]!
  const opens = q >= 0 && v.quoteFirst[q] === i ? (i > 0 && v.mark[i - 1] === MARK.opens ? 1 : 2) : q >= 0 ? 3 : 0
  const wide = v.sentence[i] === v.sentence[c] ? widestFrom(v, i) : -1
  const wr = wide < 0 ? 0 : v.relation[wide]!
  const hung =
    wide >= 0 && v.head[wide] === c ? 1 : wide >= 0 && v.hi[wide]! > c && wide !== c && v.lo[wide]! <= c ? 2 : 0
  const path = wide >= 0 ? pathUp(v, wide, c) : 0
  const beside =
    i === cue.stretch[1]
      ? 1
      : scene.source !== null && i === scene.source[1]
        ? 2
        : isPunctuation(v, Math.max(0, i - 1))
          ? 3
          : 0
  const begins = i === first || (i === first + 1 && isPunctuation(v, first)) ? 1 : 0
  f.two(530, v.form[i]!, z)
  f.two(531, v.tag[i]!, z)
  f.three(532, v.form[i]!, l, beside)
  f.three(533, v.tag[i]!, l, beside)
  f.three(534, v.form[i]!, prev, beside)
  f.two(535, prevTag, v.tag[i]!)
  f.three(536, opens, z, begins)
  f.three(537, opens, fr.setting, z)
  f.three(538, opens, cue.kind, z)
  f.three(539, opens, l, z)
  f.three(540, wr, hung, z)
  f.three(541, wr, hung, l)
  f.three(542, wr, hung, v.tag[c]!)
  f.two(543, path, z)
  f.two(544, path, l)
  f.three(545, path, v.tag[c]!, beside)
  f.three(546, beside, z, begins)
  f.three(547, beside, l, fr.order)
  f.three(548, begins, z, fr.setting)
  f.three(549, begins, z, l)
  f.three(550, begins, fr.order, v.relation[c]!)
  f.three(551, prev, z, wr)
  f.three(552, prev2, prev, v.tag[i]!)
  f.three(553, v.form[i]!, wr, hung)
  f.three(554, v.relation[i]!, v.tag[i]!, beside)
  f.three(555, cue.kind, wr, hung)
  f.three(556, cue.kind, v.form[i]!, beside)
  f.three(557, wide === fr.complement && wide >= 0 ? 1 : 0, wide === fr.object && wide >= 0 ? 1 : 0, cue.kind)
  f.three(558, wide === fr.complement && wide >= 0 ? 1 : 0, wide === fr.object && wide >= 0 ? 1 : 0, l)
  f.three(559, wide < 0 ? 0 : v.tag[wide]!, wr, z)
  f.three(560, v.name[i]!, prevTag, z)
  if (i + 1 < v.n) {
    f.three(561, v.form[i]!, v.form[i + 1]!, z)
    f.three(562, v.tag[i]!, v.tag[i + 1]!, beside)
  }
  // Its own subject as the first word of a complement without "that".
  if (fr.complement >= 0) {
    const s = subjectOf(v, fr.complement)
    f.three(563, s >= 0 && v.lo[s] === i ? 1 : 0, v.lo[fr.complement] === i ? 1 : 0, beside)
  }
  f.three(564, v.sentence[i] === 0 ? 1 : 0, begins, z)
  const depth = wide < 0 ? 0 : v.hi[wide]! - v.lo[wide]!
  f.three(565, bucket(depth), wr, z)
}
