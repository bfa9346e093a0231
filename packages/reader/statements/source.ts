import type { Stretch } from './content-candidates.js'
import { bucket, type Features, likely } from './features.js'
import { branchOf, childBy, nominal, pathUp, REL, subjectOf } from './syntax.js'
import { isPunctuation, MARK, POS, type View } from './view.js'

/** How far from the cue its source is looked for, in tokens. */
const WINDOW = 70

/** A cue as the stages behind it see it: its head, its stretch, the class of its lemma. */
export interface Cue {
  readonly head: number
  readonly stretch: Stretch
  readonly kind: number
}

/** The tokens of the cue's sentence that may head its source. */
export function sourceHeads(v: View, { head, stretch }: Cue, out: number[]): void {
  out.length = 0
  const first = Math.max(v.first(head), head - WINDOW)
  const last = Math.min(v.last(head), head + WINDOW)
  for (let i = first; i < last; i++) {
    if ((i >= stretch[0] && i < stretch[1]) || !nominal(v, i)) continue
    const r = v.relation[i]
    // A word inside a name or compound stands for nobody by itself.
    if ((r === REL.compound || r === REL.flat) && v.pos[i] !== POS.pronoun) continue
    out.push(i)
  }
}

/** The stretches around a head that may be the source as written: from its first modifiers to its last, or fewer. */
export function sourceStretches(v: View, h: number, { stretch }: Cue, out: Stretch[]): void {
  out.length = 0
  const starts: number[] = []
  const endings: number[] = []
  const push = (list: number[], i: number): void => {
    if (!list.includes(i)) list.push(i)
  }
  // Left: without what only ties it to the rest (prepositions, conjunctions, punctuation).
  let a = v.lo[h]!
  while (
    a < h &&
    (isPunctuation(v, a) ||
      (v.head[a] === h &&
        (v.relation[a] === REL.case ||
          v.relation[a] === REL.coordinator ||
          v.relation[a] === REL.marker ||
          v.relation[a] === REL.adverb)))
  )
    a++
  push(starts, a)
  for (let c = v.child[h]!; c >= 0 && c < h; c = v.sibling[c]!) {
    const r = v.relation[c]
    if (r === REL.compound || r === REL.flat || r === REL.apposition) push(starts, v.lo[c]!)
    else if (r === REL.determiner || r === REL.possessive) push(starts, v.lo[c]!)
  }
  push(starts, h)
  // A name is taken as a whole, whatever the tree makes of it.
  const [nameFrom, nameTo] = nameAround(v, h)
  if (nameFrom < h && !starts.includes(nameFrom)) starts.splice(1, 0, nameFrom)
  // Right: behind the head, behind each modifier, with what belongs to a possessive.
  let e = h + 1
  push(endings, e)
  push(endings, nameTo)
  for (let c = v.child[h]!; c >= 0; c = v.sibling[c]!) {
    if (c < h) continue
    if (isPunctuation(v, c)) continue
    e = v.hi[c]!
    while (e > h + 1 && isPunctuation(v, e - 1)) e--
    push(endings, e)
    // Inside the last modifier: before its own clause.
    for (let g = v.child[c]!; g >= 0; g = v.sibling[g]!)
      if (
        g > c &&
        (v.relation[g] === REL.relative ||
          v.relation[g] === REL.clause ||
          v.relation[g] === REL.apposition ||
          v.relation[g] === REL.conjunct)
      ) {
        let x = v.lo[g]!
        while (x > h + 1 && isPunctuation(v, x - 1)) x--
        push(endings, x)
        break
      }
  }
  for (const from of starts.slice(0, 4))
    for (const to of endings.slice(0, 7))
      if (from < to && (to <= stretch[0] || from >= stretch[1])) out.push([from, to])
}

/** The run of proper nouns and words of names around a token; the token alone where it is neither. */
function nameAround(v: View, h: number): Stretch {
  const named = (i: number): boolean => v.pos[i] === POS.proper || v.name[i]! > 0
  let a = h
  let b = h + 1
  if (!named(h)) return [a, b]
  while (a > v.first(h) && named(a - 1)) a--
  while (b < v.last(h) && named(b)) b++
  return [a, b]
}

/** Features of a token as the source's head; `likelihood` gives each token's probability of being a cue. */
export function sourceHeadFeatures(
  v: View,
  { head: c, stretch, kind }: Cue,
  h: number,
  likelihood: Float32Array,
  f: Features,
): void {
  f.clear()
  const l = v.lemma[c]!
  const ct = v.tag[c]!
  const side = h < stretch[0] ? 1 : 2
  const d = side === 1 ? h - stretch[0] : h - stretch[1] + 1
  const hl = v.lemma[h]!
  const ht = v.tag[h]!
  const hr = v.relation[h]!
  const type = v.name[h]! > 0 ? 20 + v.name[h]! : v.pos[h]!
  const direct = v.head[h] === c ? 1 : 0
  const path = pathUp(v, h, c)
  const down = path === 0 ? pathUp(v, c, h) : 0
  const around = path === 0 && down === 0 && v.head[h]! >= 0 ? Math.imul(hr, 31) + pathUp(v, c, v.head[h]!) : 0
  const link = path !== 0 ? path : down !== 0 ? down ^ 0x55 : around !== 0 ? around ^ 0x5555 : 1
  const cas = childBy(v, h, REL.case)
  const caseLemma = cas < 0 ? 0 : v.lemma[cas]!
  f.one(300, side)
  f.two(301, side, ct)
  f.one(302, bucket(d))
  f.two(303, bucket(d), ct)
  f.two(304, link, ct)
  f.one(305, link)
  f.two(306, link, l)
  f.two(307, link, type)
  f.three(308, link, kind, side)
  f.two(309, type, side)
  f.two(310, hl, side)
  f.two(311, hl, l)
  f.three(312, ht, ct, side)
  f.three(313, hr, direct, side)
  f.three(314, hr, direct, l)
  f.three(315, type, direct, ct)
  f.two(316, caseLemma, hr)
  f.three(317, caseLemma, l, side)
  f.three(318, caseLemma, direct, ct)
  f.one(319, subjectOf(v, c) === h ? 1 : 0)
  f.three(320, subjectOf(v, c) === h ? 1 : 0, type, kind)
  f.three(321, subjectOf(v, c) === h ? 1 : 0, l, side)
  // What lies between.
  const from = side === 1 ? h + 1 : stretch[1]
  const to = side === 1 ? stretch[0] : h
  let verbs = 0
  let commas = 0
  let quotes = 0
  let nominals = 0
  let cues = 0
  for (let i = from; i < to; i++) {
    if (v.pos[i] === POS.verb) verbs++
    else if (v.mark[i] !== MARK.none) quotes++
    else if (isPunctuation(v, i)) commas++
    else if (nominal(v, i)) nominals++
    if (likelihood[i]! > cues) cues = likelihood[i]!
  }
  f.three(322, side, Math.min(verbs, 3), Math.min(nominals, 4))
  f.three(323, side, Math.min(quotes, 2), Math.min(commas, 3))
  f.three(324, side, likely(cues), type)
  f.three(325, side, likely(cues), direct)
  f.three(326, v.quote[h]! >= 0 ? 1 : 0, v.quote[c]! >= 0 ? 1 : 0, v.quote[h] === v.quote[c] ? 1 : 0)
  f.three(327, v.quote[h]! >= 0 ? 1 : 0, v.quote[c]! >= 0 ? 1 : 0, link)
  f.three(328, side, v.form[Math.max(0, stretch[0] - 1)]!, d === -1 ? 1 : 0)
  f.three(329, d === -1 ? 1 : d === 1 ? 2 : 0, type, ct)
  f.three(330, d === -1 ? 1 : d === 1 ? 2 : 0, l, type)
  f.two(331, v.form[h]!, link)
  f.two(332, v.form[h]!, direct)
  const hh = v.head[h]!
  f.three(333, hr, hh < 0 ? 3 : v.tag[hh]!, side)
  f.three(334, hh < 0 ? 0 : likely(likelihood[hh]!), hr, direct)
  f.three(335, v.relation[c]!, link, type)
  f.three(336, h === v.first(h) ? 1 : 0, v.sentence[h] === 0 ? 1 : 0, side)
  const passive = childBy(v, c, REL.auxiliaryPassive, REL.subjectPassive) >= 0 ? 1 : 0
  f.three(337, passive, hr, caseLemma)
  f.three(338, passive, link, l)
  f.three(339, v.relation[c]!, hl, direct)
  const complement = childBy(v, c, REL.complement, REL.open)
  f.three(340, complement >= 0 && branchOf(v, h, c) === complement ? 1 : 0, type, kind)
  f.three(341, side, childBy(v, c, REL.subject) >= 0 ? 1 : 0, direct)
}

/** Features of a stretch as the source around its head. */
export function sourceStretchFeatures(
  v: View,
  { head: c, stretch, kind }: Cue,
  h: number,
  [a, b]: Stretch,
  f: Features,
): void {
  f.clear()
  const ht = v.tag[h]!
  const type = v.name[h]! > 0 ? 20 + v.name[h]! : v.pos[h]!
  const next = b < v.n ? v.form[b]! : 3
  const nextTag = b < v.n ? v.tag[b]! : 3
  const before = a > 0 ? v.form[a - 1]! : 3
  const beside = b === stretch[0] ? 1 : a === stretch[1] ? 2 : b + 1 === stretch[0] ? 3 : 0
  const left = a === v.lo[h] ? 0 : v.head[a - 1] === h ? v.relation[a - 1]! : 1
  // The modifier left out right behind, and the last one taken in.
  const out = b < v.n ? branchOf(v, b, h) : -1
  const cut = out < 0 ? 0 : v.relation[out]!
  const taken = branchOf(v, b - 1, h)
  const last = taken < 0 ? 0 : v.relation[taken]!
  f.one(360, bucket(b - a))
  f.two(361, bucket(b - a), type)
  f.two(362, cut, ht)
  f.two(363, last, ht)
  f.three(364, cut, last, type)
  f.three(365, cut, nextTag, next)
  f.two(366, left, ht)
  f.three(367, left, v.tag[a]!, type)
  f.three(368, beside, cut, 0)
  f.three(369, beside, v.lemma[c]!, 0)
  f.three(370, beside, nextTag, v.tag[b - 1]!)
  f.two(371, v.form[a]!, before)
  f.two(372, v.tag[a]!, a > 0 ? v.tag[a - 1]! : 3)
  f.two(373, v.form[b - 1]!, next)
  f.two(374, v.tag[b - 1]!, nextTag)
  f.three(375, v.form[b - 1]!, v.tag[b - 1]!, beside)
  f.three(376, kind, beside, type)
  f.three(377, v.tag[c]!, beside, cut)
  f.two(378, v.form[h]!, bucket(b - a))
  f.three(379, taken >= 0 ? v.lemma[taken]! : 0, last, type)
  f.three(380, out >= 0 ? v.lemma[out]! : 0, cut, type)
  let commas = 0
  for (let i = a; i < b; i++) if (isPunctuation(v, i)) commas++
  f.three(381, Math.min(commas, 3), next === v.form[Math.max(0, a - 1)] ? 1 : 0, beside)
  const [nameFrom, nameTo] = nameAround(v, h)
  f.three(387, Math.sign(a - nameFrom), Math.sign(b - nameTo), type)
  f.three(388, Math.sign(a - nameFrom), Math.sign(b - nameTo), cut)
  f.three(382, v.name[Math.max(0, a - 1)]!, v.name[a]!, v.name[b - 1]!)
  if (taken >= 0) {
    const m = childBy(v, taken, REL.case, REL.marker)
    f.three(383, last, m < 0 ? 0 : v.lemma[m]!, v.lemma[h]!)
    f.three(384, last, m < 0 ? 0 : v.lemma[m]!, type)
  }
  if (out >= 0) {
    const m = childBy(v, out, REL.case, REL.marker)
    f.three(385, cut, m < 0 ? 0 : v.lemma[m]!, v.lemma[h]!)
    f.three(386, cut, m < 0 ? 0 : v.lemma[m]!, type)
  }
}

/** Features of there being no source. */
export function noSourceFeatures(v: View, { head: c, stretch, kind }: Cue, f: Features): void {
  f.clear()
  const l = v.lemma[c]!
  const s = subjectOf(v, c)
  const passive = childBy(v, c, REL.auxiliaryPassive, REL.subjectPassive) >= 0 ? 1 : 0
  const who = s < 0 ? 0 : v.name[s]! > 0 ? 20 + v.name[s]! : v.pos[s]!
  const own = s >= 0 && v.head[s] === c ? 1 : 0
  f.one(400, 0)
  f.one(401, l)
  f.one(402, v.tag[c]!)
  f.two(403, v.tag[c]!, v.relation[c]!)
  f.two(404, passive, who)
  f.three(405, passive, l, own)
  f.three(406, l, who, own)
  f.two(407, s < 0 ? 0 : v.lemma[s]!, own)
  f.three(408, s < 0 ? 0 : v.lemma[s]!, l, own)
  f.two(409, kind, passive)
  f.three(410, kind, who, own)
  f.three(411, v.tag[c]!, who, own)
  f.three(412, l, v.relation[c]!, v.head[c]! < 0 ? 0 : v.lemma[v.head[c]!]!)
  f.three(413, stretch[0] === v.first(c) ? 1 : 0, v.tag[c]!, own)
  f.three(414, v.form[stretch[0]]!, v.form[stretch[1] - 1]!, passive)
  const by = childBy(v, c, REL.oblique, REL.nominal)
  const m = by < 0 ? -1 : childBy(v, by, REL.case)
  f.three(415, m < 0 ? 0 : v.lemma[m]!, passive, v.tag[c]!)
  f.three(416, v.pos[c]!, childBy(v, c, REL.possessive) >= 0 ? 1 : 0, who)
  f.three(417, v.form[Math.max(0, stretch[0] - 1)]!, passive, v.tag[c]!)
}
