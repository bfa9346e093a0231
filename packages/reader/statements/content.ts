import type { Stretch } from './content-candidates.js'
import { bucket, type Features, likely } from './features.js'
import { CUT } from './pieces.js'
import type { Cue } from './source.js'
import { branchOf, childBy, pathUp, REL, subjectOf, widestFrom, widestTo } from './syntax.js'
import { isPunctuation, MARK, POS, type View } from './view.js'

/** What the features of a content see beside the cue: its source, and how likely each token is a cue. */
export interface Scene {
  readonly v: View
  readonly cue: Cue
  readonly source: Stretch | null
  readonly likelihood: Float32Array
}

/** Where a token lies from cue and source: before, between, behind. */
function zone({ cue, source }: Scene, i: number): number {
  const c = i < cue.stretch[0] ? 1 : 2
  const s = source === null ? 0 : i < source[0] ? 1 : i >= source[1] ? 2 : 3
  return c * 4 + s
}

/** The likeliest cue between two tokens, ends excluded, other than the cue itself. */
function rival({ cue, likelihood }: Scene, a: number, b: number): number {
  let best = 0
  const to = Math.min(b, a + 60)
  for (let i = a + 1; i < to; i++)
    if ((i < cue.stretch[0] || i >= cue.stretch[1]) && likelihood[i]! > best) best = likelihood[i]!
  return likely(best)
}

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
  } // biome-ignore format: one line a thought
}

/** Features both ends share: a word against cue, source and quotations. */
function edgeFeatures(scene: Scene, fr: Frame, i: number, base: number, f: Features): void {
  const { v, cue } = scene
  const c = cue.head
  const l = v.lemma[c]!
  const ct = v.tag[c]!
  const z = zone(scene, i)
  const far = v.sentence[i]! - v.sentence[c]!
  const sent = far < -2 ? -3 : far > 3 ? 4 : far
  const d = i < cue.stretch[0] ? i - cue.stretch[0] : i - cue.stretch[1] + 1
  const q = v.quote[i]!
  const inQuote = q >= 0 ? 1 : 0
  const top = sent === 0 ? branchOf(v, i, c) : -1
  const branch = top < 0 ? 0 : v.relation[top]!
  f.one(base, z)
  f.two(base + 1, z, sent)
  f.three(base + 2, z, ct, sent)
  f.three(base + 3, z, l, sent)
  f.two(base + 4, bucket(d), z)
  f.three(base + 5, bucket(d), ct, fr.order)
  f.three(base + 6, bucket(d), l, z)
  f.three(base + 7, fr.setting, z, inQuote)
  f.three(base + 8, fr.setting, z, sent)
  f.three(base + 9, fr.setting, bucket(d), inQuote)
  f.three(base + 10, branch, ct, z)
  f.three(base + 11, branch, l, z)
  f.three(base + 12, branch, cue.kind, fr.order)
  f.three(base + 13, z, inQuote, sent)
  f.three(base + 14, z, fr.complement >= 0 ? 1 : 0, fr.object >= 0 ? 1 : 0)
  f.three(base + 15, branch, fr.complement >= 0 ? v.relation[fr.complement]! : 0, fr.object >= 0 ? 1 : 0)
  f.three(base + 16, cue.kind, z, sent)
  f.three(base + 17, cue.kind, fr.setting, z)
  f.three(base + 18, fr.order, z, fr.setting)
  const lo = Math.min(i, c)
  const hi = Math.max(i, c)
  f.three(base + 19, rival(scene, lo, hi), z, sent)
  f.two(base + 20, likely(scene.likelihood[i]!), z)
  if (sent !== 0) {
    const p = v.paragraph[v.sentence[i]!]! - v.paragraph[v.sentence[c]!]!
    f.three(base + 21, Math.max(-3, Math.min(3, p)), inQuote, fr.setting)
    // The paragraph's end, and whether the quotation goes on past the sentence.
    f.three(base + 22, p, sent, q >= 0 && v.quotations.all[q]!.continues >= 0 ? 1 : 0)
  }
}

/** Features of a word as the content's first. */
export function startFeatures(scene: Scene, fr: Frame, i: number, f: Features): void {
  f.clear()
  const { v, cue } = scene
  const c = cue.head
  const l = v.lemma[c]!
  edgeFeatures(scene, fr, i, 500, f)
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

/** Features of a word as the content's last. */
export function endFeatures(scene: Scene, fr: Frame, i: number, f: Features): void {
  f.clear()
  const { v, cue } = scene
  const c = cue.head
  const l = v.lemma[c]!
  edgeFeatures(scene, fr, i, 600, f)
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
