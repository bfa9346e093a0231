import type { Stretch } from './content-candidates.js'
import { bucket, type Features, likely } from './features.js'
import { branchOf, childBy, nominal, pathUp, REL, subjectOf } from './syntax.js'
import { places, templates } from './templates.js'
import { isPunctuation, MARK, POS, type View } from './view.js'

/** How far from the cue its source is looked for, in tokens. */
const WINDOW = 70

/** A cue as the stages behind it see it: its head, its stretch, the class of its lemma. */
export interface Cue {
  readonly head: number
  readonly stretch: Stretch
  readonly kind: number
}

const AT = places([
  // The cue.
  'lemma', 'tag', 'relation', 'kind', 'passive', 'possessed', 'cuePos', 'cueQuoted', 'firstWord', 'lastWord', 'wordBefore', 'begins', 'headLemma',
  // The source's head: what it is, how it hangs together with the cue.
  'head', 'headForm', 'headTag', 'headRelation', 'type', 'side', 'away', 'direct', 'link', 'case', 'subject', 'beside', 'near', 'quoted', 'sameQuote',
  'headsTag', 'headsCue', 'first', 'headline', 'within', 'hasSubject',
  // What lies between.
  'verbs', 'nominals', 'quotes', 'commas', 'cues',
  // A stretch around that head: its ends and what lies beyond them, the modifier left out behind and the last taken in.
  'length', 'left', 'from', 'fromTag', 'before', 'beforeTag', 'to', 'toTag', 'next', 'nextTag', 'cut', 'cutLemma', 'cutCase', 'last', 'lastLemma', 'lastCase',
  'enclosed', 'nameFrom', 'nameTo', 'nameBefore', 'fromName', 'toName',
] as const) // biome-ignore format: several a line

const HEAD = templates(AT, [
  [300, 'side'],
  [301, 'side', 'tag'],
  [302, 'away'],
  [303, 'away', 'tag'],
  [304, 'link', 'tag'],
  [305, 'link'],
  [306, 'link', 'lemma'],
  [307, 'link', 'type'],
  [308, 'link', 'kind', 'side'],
  [309, 'type', 'side'],
  [310, 'head', 'side'],
  [311, 'head', 'lemma'],
  [312, 'headTag', 'tag', 'side'],
  [313, 'headRelation', 'direct', 'side'],
  [314, 'headRelation', 'direct', 'lemma'],
  [315, 'type', 'direct', 'tag'],
  [316, 'case', 'headRelation'],
  [317, 'case', 'lemma', 'side'],
  [318, 'case', 'direct', 'tag'],
  [319, 'subject'],
  [320, 'subject', 'type', 'kind'],
  [321, 'subject', 'lemma', 'side'],
  [322, 'side', 'verbs', 'nominals'],
  [323, 'side', 'quotes', 'commas'],
  [324, 'side', 'cues', 'type'],
  [325, 'side', 'cues', 'direct'],
  [326, 'quoted', 'cueQuoted', 'sameQuote'],
  [327, 'quoted', 'cueQuoted', 'link'],
  [328, 'side', 'wordBefore', 'near'],
  [329, 'beside', 'type', 'tag'],
  [330, 'beside', 'lemma', 'type'],
  [331, 'headForm', 'link'],
  [332, 'headForm', 'direct'],
  [333, 'headRelation', 'headsTag', 'side'],
  [334, 'headsCue', 'headRelation', 'direct'],
  [335, 'relation', 'link', 'type'],
  [336, 'first', 'headline', 'side'],
  [337, 'passive', 'headRelation', 'case'],
  [338, 'passive', 'link', 'lemma'],
  [339, 'relation', 'head', 'direct'],
  [340, 'within', 'type', 'kind'],
  [341, 'side', 'hasSubject', 'direct'],
])
const STRETCH = templates(AT, [
  [360, 'length'],
  [361, 'length', 'type'],
  [362, 'cut', 'headTag'],
  [363, 'last', 'headTag'],
  [364, 'cut', 'last', 'type'],
  [365, 'cut', 'nextTag', 'next'],
  [366, 'left', 'headTag'],
  [367, 'left', 'fromTag', 'type'],
  [368, 'beside', 'cut', 'nothing'],
  [369, 'beside', 'lemma', 'nothing'],
  [370, 'beside', 'nextTag', 'toTag'],
  [371, 'from', 'before'],
  [372, 'fromTag', 'beforeTag'],
  [373, 'to', 'next'],
  [374, 'toTag', 'nextTag'],
  [375, 'to', 'toTag', 'beside'],
  [376, 'kind', 'beside', 'type'],
  [377, 'tag', 'beside', 'cut'],
  [378, 'headForm', 'length'],
  [379, 'lastLemma', 'last', 'type'],
  [380, 'cutLemma', 'cut', 'type'],
  [381, 'commas', 'enclosed', 'beside'],
  [382, 'nameBefore', 'fromName', 'toName'],
  [387, 'nameFrom', 'nameTo', 'type'],
  [388, 'nameFrom', 'nameTo', 'cut'],
])
const TAKEN = templates(AT, [
  [383, 'last', 'lastCase', 'head'],
  [384, 'last', 'lastCase', 'type'],
])
const LEFT_OUT = templates(AT, [
  [385, 'cut', 'cutCase', 'head'],
  [386, 'cut', 'cutCase', 'type'],
])
const NOBODY = templates(AT, [
  [400, 'nothing'],
  [401, 'lemma'],
  [402, 'tag'],
  [403, 'tag', 'relation'],
  [404, 'passive', 'type'],
  [405, 'passive', 'lemma', 'direct'],
  [406, 'lemma', 'type', 'direct'],
  [407, 'subject', 'direct'],
  [408, 'subject', 'lemma', 'direct'],
  [409, 'kind', 'passive'],
  [410, 'kind', 'type', 'direct'],
  [411, 'tag', 'type', 'direct'],
  [412, 'lemma', 'relation', 'headLemma'],
  [413, 'begins', 'tag', 'direct'],
  [414, 'firstWord', 'lastWord', 'passive'],
  [415, 'case', 'passive', 'tag'],
  [416, 'cuePos', 'possessed', 'type'],
  [417, 'wordBefore', 'passive', 'tag'],
])

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

/** What a token may be as somebody: the type of its name, else its word class. */
const typeOf = (v: View, i: number): number => (v.name[i]! > 0 ? 20 + v.name[i]! : v.pos[i]!)

/** Features of a token as the source's head; `likelihood` gives each token's probability of being a cue. */
export function sourceHeadFeatures(
  v: View,
  { head: c, stretch, kind }: Cue,
  h: number,
  likelihood: Float32Array,
  f: Features,
): void {
  f.clear()
  const x = f.values
  const side = h < stretch[0] ? 1 : 2
  const d = side === 1 ? h - stretch[0] : h - stretch[1] + 1
  const relation = v.relation[h]!
  const path = pathUp(v, h, c)
  const down = path === 0 ? pathUp(v, c, h) : 0
  const around = path === 0 && down === 0 && v.head[h]! >= 0 ? Math.imul(relation, 31) + pathUp(v, c, v.head[h]!) : 0
  const cas = childBy(v, h, REL.case)
  const above = v.head[h]!
  const complement = childBy(v, c, REL.complement, REL.open)
  x[AT.lemma] = v.lemma[c]!
  x[AT.tag] = v.tag[c]!
  x[AT.relation] = v.relation[c]!
  x[AT.kind] = kind
  x[AT.passive] = childBy(v, c, REL.auxiliaryPassive, REL.subjectPassive) >= 0 ? 1 : 0
  x[AT.hasSubject] = childBy(v, c, REL.subject) >= 0 ? 1 : 0
  x[AT.wordBefore] = v.form[Math.max(0, stretch[0] - 1)]!
  x[AT.head] = v.lemma[h]!
  x[AT.headForm] = v.form[h]!
  x[AT.headTag] = v.tag[h]!
  x[AT.headRelation] = relation
  x[AT.type] = typeOf(v, h)
  x[AT.side] = side
  x[AT.away] = bucket(d)
  x[AT.near] = d === -1 ? 1 : 0
  x[AT.beside] = d === -1 ? 1 : d === 1 ? 2 : 0
  x[AT.direct] = above === c ? 1 : 0
  x[AT.link] = path !== 0 ? path : down !== 0 ? down ^ 0x55 : around !== 0 ? around ^ 0x5555 : 1
  x[AT.case] = cas < 0 ? 0 : v.lemma[cas]!
  x[AT.subject] = subjectOf(v, c) === h ? 1 : 0
  x[AT.cueQuoted] = v.quote[c]! >= 0 ? 1 : 0
  x[AT.quoted] = v.quote[h]! >= 0 ? 1 : 0
  x[AT.sameQuote] = v.quote[h] === v.quote[c] ? 1 : 0
  x[AT.headsTag] = above < 0 ? 3 : v.tag[above]!
  x[AT.headsCue] = above < 0 ? 0 : likely(likelihood[above]!)
  x[AT.first] = h === v.first(h) ? 1 : 0
  x[AT.headline] = v.sentence[h] === 0 ? 1 : 0
  x[AT.within] = complement >= 0 && branchOf(v, h, c) === complement ? 1 : 0
  between(v, side === 1 ? h + 1 : stretch[1], side === 1 ? stretch[0] : h, likelihood, x)
  f.take(HEAD)
}

/** What lies between the cue and a source's head. */
function between(v: View, from: number, to: number, likelihood: Float32Array, x: Int32Array): void {
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
  x[AT.verbs] = Math.min(verbs, 3)
  x[AT.nominals] = Math.min(nominals, 4)
  x[AT.quotes] = Math.min(quotes, 2)
  x[AT.commas] = Math.min(commas, 3)
  x[AT.cues] = likely(cues)
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
  const x = f.values
  // The modifier left out right behind, and the last one taken in.
  const out = b < v.n ? branchOf(v, b, h) : -1
  const taken = branchOf(v, b - 1, h)
  x[AT.lemma] = v.lemma[c]!
  x[AT.tag] = v.tag[c]!
  x[AT.kind] = kind
  x[AT.head] = v.lemma[h]!
  x[AT.headForm] = v.form[h]!
  x[AT.headTag] = v.tag[h]!
  x[AT.type] = typeOf(v, h)
  x[AT.length] = bucket(b - a)
  x[AT.from] = v.form[a]!
  x[AT.fromTag] = v.tag[a]!
  x[AT.before] = a > 0 ? v.form[a - 1]! : 3
  x[AT.beforeTag] = a > 0 ? v.tag[a - 1]! : 3
  x[AT.to] = v.form[b - 1]!
  x[AT.toTag] = v.tag[b - 1]!
  x[AT.next] = b < v.n ? v.form[b]! : 3
  x[AT.nextTag] = b < v.n ? v.tag[b]! : 3
  x[AT.beside] = b === stretch[0] ? 1 : a === stretch[1] ? 2 : b + 1 === stretch[0] ? 3 : 0
  x[AT.left] = a === v.lo[h] ? 0 : v.head[a - 1] === h ? v.relation[a - 1]! : 1
  x[AT.cut] = out < 0 ? 0 : v.relation[out]!
  x[AT.cutLemma] = out < 0 ? 0 : v.lemma[out]!
  x[AT.last] = taken < 0 ? 0 : v.relation[taken]!
  x[AT.lastLemma] = taken < 0 ? 0 : v.lemma[taken]!
  let commas = 0
  for (let i = a; i < b; i++) if (isPunctuation(v, i)) commas++
  x[AT.commas] = Math.min(commas, 3)
  x[AT.enclosed] = x[AT.next] === v.form[Math.max(0, a - 1)] ? 1 : 0
  const [nameFrom, nameTo] = nameAround(v, h)
  x[AT.nameFrom] = Math.sign(a - nameFrom)
  x[AT.nameTo] = Math.sign(b - nameTo)
  x[AT.nameBefore] = v.name[Math.max(0, a - 1)]!
  x[AT.fromName] = v.name[a]!
  x[AT.toName] = v.name[b - 1]!
  f.take(STRETCH)
  if (taken >= 0) {
    const m = childBy(v, taken, REL.case, REL.marker)
    x[AT.lastCase] = m < 0 ? 0 : v.lemma[m]!
    f.take(TAKEN)
  }
  if (out >= 0) {
    const m = childBy(v, out, REL.case, REL.marker)
    x[AT.cutCase] = m < 0 ? 0 : v.lemma[m]!
    f.take(LEFT_OUT)
  }
}

/** Features of there being no source. */
export function noSourceFeatures(v: View, { head: c, stretch, kind }: Cue, f: Features): void {
  f.clear()
  const x = f.values
  const s = subjectOf(v, c)
  const by = childBy(v, c, REL.oblique, REL.nominal)
  const m = by < 0 ? -1 : childBy(v, by, REL.case)
  x[AT.lemma] = v.lemma[c]!
  x[AT.tag] = v.tag[c]!
  x[AT.relation] = v.relation[c]!
  x[AT.kind] = kind
  x[AT.headLemma] = v.head[c]! < 0 ? 0 : v.lemma[v.head[c]!]!
  x[AT.passive] = childBy(v, c, REL.auxiliaryPassive, REL.subjectPassive) >= 0 ? 1 : 0
  x[AT.type] = s < 0 ? 0 : typeOf(v, s)
  x[AT.direct] = s >= 0 && v.head[s] === c ? 1 : 0
  x[AT.subject] = s < 0 ? 0 : v.lemma[s]!
  x[AT.begins] = stretch[0] === v.first(c) ? 1 : 0
  x[AT.firstWord] = v.form[stretch[0]]!
  x[AT.lastWord] = v.form[stretch[1] - 1]!
  x[AT.case] = m < 0 ? 0 : v.lemma[m]!
  x[AT.cuePos] = v.pos[c]!
  x[AT.possessed] = childBy(v, c, REL.possessive) >= 0 ? 1 : 0
  x[AT.wordBefore] = v.form[Math.max(0, stretch[0] - 1)]!
  f.take(NOBODY)
}
