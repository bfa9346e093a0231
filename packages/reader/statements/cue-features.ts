import { bucket, type Features } from './features.js'
import { childBy, complementOf, REL, subjectOf } from './syntax.js'
import { places, templates } from './templates.js'
import { isPunctuation, MARK, POS, type View } from './view.js'

const AT = places([
  // The word, its neighbours, its head.
  'form', 'lemma', 'tag', 'relation', 'kind', 'headLemma', 'headTag', 'form1', 'form2', 'next1', 'next2', 'tag1', 'tag2', 'nextTag1', 'nextTag2',
  // One of its dependents.
  'child', 'childLemma', 'childTag', 'side', 'case',
  // All of them, the subject, the complement, the object.
  'children', 'modals', 'who', 'own', 'subject', 'subjectAway', 'opens', 'complement', 'complementLemma', 'complementTag', 'complementSubject', 'object', 'objectType',
  // Quotations, place, the predicate above.
  'quotes', 'quoted', 'mark1', 'nextMark1', 'fromFirst', 'toLast', 'headline', 'begins', 'ends', 'headKind', 'grandLemma', 'headRelation', 'before', 'marker',
  // Its last letters; what stands beside punctuation.
  'letter1', 'letter2', 'letter3', 'quoteNext', 'more', 'name1', 'capitals',
] as const) // biome-ignore format: several a line

const WORD = templates(AT, [
  [1, 'nothing'],
  [2, 'form'],
  [3, 'lemma'],
  [4, 'tag'],
  [5, 'relation'],
  [6, 'lemma', 'tag'],
  [7, 'lemma', 'relation'],
  [8, 'tag', 'relation'],
  [9, 'lemma', 'headLemma'],
  [10, 'lemma', 'relation', 'headLemma'],
  [11, 'relation', 'headLemma'],
  [12, 'tag', 'relation', 'headTag'],
  [13, 'kind'],
  [14, 'kind', 'tag'],
  [15, 'kind', 'relation'],
  [16, 'form1'],
  [17, 'next1'],
  [18, 'form1', 'lemma'],
  [19, 'lemma', 'next1'],
  [20, 'lemma', 'next1', 'next2'],
  [21, 'lemma', 'next2'],
  [22, 'tag1', 'tag'],
  [23, 'tag', 'nextTag1'],
  [24, 'tag1', 'tag', 'nextTag1'],
  [25, 'form2'],
  [26, 'next2'],
  [27, 'lemma', 'tag1', 'nextTag1'],
  [28, 'nextTag1', 'nextTag2'],
  [29, 'tag2', 'tag1'],
  [30, 'kind', 'next1'],
  [31, 'lemma', 'form2'],
  [41, 'children'],
  [42, 'lemma', 'children'],
  [43, 'tag', 'children'],
  [44, 'kind', 'children'],
  [45, 'lemma', 'modals'],
  [46, 'tag', 'modals'],
  [47, 'kind', 'modals'],
  [48, 'who', 'own'],
  [49, 'lemma', 'who', 'own'],
  [50, 'kind', 'who', 'own'],
  [55, 'opens', 'complement'],
  [56, 'lemma', 'opens', 'complement'],
  [57, 'kind', 'opens', 'complement'],
  [64, 'quotes'],
  [65, 'lemma', 'quotes'],
  [66, 'tag', 'quotes'],
  [67, 'kind', 'quotes'],
  [68, 'quotes', 'who'],
  [69, 'quoted'],
  [70, 'mark1', 'nextMark1'],
  [71, 'kind', 'quotes', 'relation'],
  [72, 'fromFirst', 'headline'],
  [73, 'toLast', 'headline'],
  [74, 'headline', 'tag'],
  [75, 'headline', 'lemma', 'nothing'],
  [76, 'begins', 'lemma'],
  [77, 'ends', 'lemma'],
  [78, 'ends', 'kind', 'relation'],
  [85, 'letter1', 'letter2', 'letter3'],
])
const CHILD = templates(AT, [
  [32, 'child', 'side'],
  [33, 'lemma', 'child', 'side'],
])
const CHILD_WORD = templates(AT, [
  [34, 'child', 'childLemma', 'side'],
  [35, 'lemma', 'child', 'childLemma'],
  [36, 'kind', 'child', 'side'],
  [37, 'tag', 'child', 'childTag'],
])
const CASE = templates(AT, [
  [38, 'lemma', 'child', 'case'],
  [39, 'child', 'case'],
  [40, 'kind', 'child', 'case'],
])
const SUBJECT = templates(AT, [
  [51, 'subject'],
  [52, 'lemma', 'subject'],
  [53, 'who', 'subjectAway'],
  [54, 'kind', 'subject'],
])
const COMPLEMENT = templates(AT, [
  [58, 'complementLemma', 'complement'],
  [59, 'tag', 'complementTag', 'complement'],
  [60, 'kind', 'complementSubject', 'complement'],
])
const OBJECT = templates(AT, [
  [61, 'lemma', 'true', 'objectType'],
  [62, 'kind', 'true', 'objectType'],
  [63, 'who', 'object', 'true'],
])
const ABOVE = templates(AT, [
  [79, 'kind', 'headKind', 'relation'],
  [80, 'lemma', 'headKind', 'relation'],
  [81, 'lemma', 'grandLemma'],
  [82, 'relation', 'headRelation', 'kind'],
  [83, 'before', 'relation', 'tag'],
])
const MARKER = templates(AT, [[84, 'kind', 'marker', 'relation']])
const PUNCTUATION = templates(AT, [
  [86, 'form', 'tag1', 'nextTag1'],
  [87, 'form', 'fromFirst', 'headline'],
  [88, 'form', 'quoteNext', 'more'],
  [89, 'form', 'name1', 'headline'],
  [90, 'form', 'form1', 'headline'],
  [91, 'form', 'capitals', 'fromFirst'],
])

/** What the neighbourhood says of quotations, by sentence: whether one holds marks, and whether one ends or begins it. */
function quoteState(v: View, i: number): number {
  const first = v.first(i)
  const last = v.last(i)
  let before = 0
  let after = 0
  for (let k = i - 1; k >= first; k--)
    if (v.mark[k] !== MARK.none) {
      before = (v.mark[k] === MARK.closes ? 1 : 2) + (i - k <= 3 ? 2 : 0)
      break
    }
  for (let k = i + 1; k < last; k++)
    if (v.mark[k] !== MARK.none) {
      after = (v.mark[k] === MARK.opens ? 1 : 2) + (k - i <= 3 ? 2 : 0)
      break
    }
  const inside = v.quote[i]! >= 0 ? 1 : 0
  // A quotation that fills the sentence before, or opens the one behind.
  const previous = first > 0 && v.quote[first - 1]! >= 0 ? 1 : 0
  const next = last < v.n && v.quote[last]! >= 0 ? 1 : 0
  return inside | (before << 1) | (after << 4) | (previous << 7) | (next << 8)
}

/** Features of a token as the head of a cue. `kinds` holds the class of each token's lemma in the lexicon of cues, 0 for none. */
export function cueFeatures(v: View, i: number, kinds: Int32Array, f: Features): void {
  f.clear()
  const x = f.values
  const h = v.head[i]!
  const first = v.first(i)
  const last = v.last(i)
  x[AT.form] = v.form[i]!
  x[AT.lemma] = v.lemma[i]!
  x[AT.tag] = v.tag[i]!
  x[AT.relation] = v.relation[i]!
  x[AT.kind] = kinds[i]!
  x[AT.headLemma] = h >= 0 ? v.lemma[h]! : 3
  x[AT.headTag] = h >= 0 ? v.tag[h]! : 3
  const one = i - 1 >= first
  const two = i - 2 >= first
  const more = i + 1 < last
  const most = i + 2 < last
  x[AT.form1] = one ? v.form[i - 1]! : 7
  x[AT.form2] = two ? v.form[i - 2]! : 7
  x[AT.next1] = more ? v.form[i + 1]! : 7
  x[AT.next2] = most ? v.form[i + 2]! : 7
  x[AT.tag1] = one ? v.tag[i - 1]! : 7
  x[AT.tag2] = two ? v.tag[i - 2]! : 7
  x[AT.nextTag1] = more ? v.tag[i + 1]! : 7
  x[AT.nextTag2] = most ? v.tag[i + 2]! : 7
  childFeatures(v, i, f)
  const s = subjectOf(v, i)
  x[AT.who] = s < 0 ? 0 : v.name[s]! > 0 ? 10 + v.name[s]! : v.pos[s]!
  x[AT.own] = s >= 0 && v.head[s] === i ? 1 : 0
  if (s >= 0) {
    x[AT.subject] = v.lemma[s]!
    x[AT.subjectAway] = bucket(i - s)
    f.take(SUBJECT)
  }
  // Complement and how it begins.
  const c = complementOf(v, i)
  const m = c < 0 ? 1 : childBy(v, c, REL.marker)
  x[AT.opens] = c < 0 ? 2 : m >= 0 ? v.lemma[m]! : 5
  x[AT.complement] = c < 0 ? 0 : v.relation[c]!
  if (c >= 0) {
    const cs = childBy(v, c, REL.subject, REL.subjectPassive)
    x[AT.complementLemma] = v.lemma[c]!
    x[AT.complementTag] = v.tag[c]!
    x[AT.complementSubject] = cs < 0 ? 0 : v.pos[cs]!
    f.take(COMPLEMENT)
  }
  const o = childBy(v, i, REL.object)
  if (o >= 0) {
    x[AT.object] = v.lemma[o]!
    x[AT.objectType] = v.name[o]! > 0 ? 20 + v.name[o]! : v.pos[o]!
    f.take(OBJECT)
  }
  x[AT.quotes] = quoteState(v, i)
  x[AT.quoted] = v.quote[i]! >= 0 ? 1 : 0
  x[AT.mark1] = v.mark[Math.max(0, i - 1)]!
  x[AT.nextMark1] = v.mark[Math.min(v.n - 1, i + 1)]!
  x[AT.headline] = v.sentence[i] === 0 ? 1 : 0
  x[AT.fromFirst] = bucket(i - first)
  x[AT.toLast] = bucket(last - i)
  x[AT.begins] = i === first ? 1 : 0
  let ends = i + 1
  while (ends < last && isPunctuation(v, ends)) ends++
  x[AT.ends] = ends === last ? 1 : 0
  if (h >= 0) {
    const g = v.head[h]!
    x[AT.headKind] = kinds[h]!
    x[AT.grandLemma] = g >= 0 ? v.lemma[g]! : 3
    x[AT.headRelation] = v.relation[h]!
    x[AT.before] = i < h ? 1 : 0
    f.take(ABOVE)
    const mark = childBy(v, i, REL.marker)
    if (mark >= 0) {
      x[AT.marker] = v.lemma[mark]!
      f.take(MARKER)
    }
  }
  // Ending of the lemma: nouns in -ism, -tion, verbs in -ize …
  const { lemma } = v.analysis.tokens[i]!
  x[AT.letter1] = lemma.charCodeAt(lemma.length - 1)
  x[AT.letter2] = lemma.charCodeAt(lemma.length - 2)
  x[AT.letter3] = lemma.charCodeAt(lemma.length - 3)
  f.take(WORD)
  if (v.pos[i] === POS.punctuation) {
    x[AT.quoteNext] = v.quote[Math.min(v.n - 1, i + 1)]! >= 0 ? 1 : 0
    x[AT.more] = more ? 1 : 0
    x[AT.name1] = v.name[Math.max(first, i - 1)]!
    x[AT.capitals] = one && /^[A-Z]{3,}$/.test(v.analysis.tokens[i - 1]!.text) ? 1 : 0
    f.take(PUNCTUATION)
  }
}

/** Which relations hang on a token, with which words. */
function childFeatures(v: View, i: number, f: Features): void {
  const x = f.values
  let set = 0
  let modals = 0
  for (let c = v.child[i]!; c >= 0; c = v.sibling[c]!) {
    const r = v.relation[c]!
    const side = c < i ? 1 : 2
    x[AT.child] = r
    x[AT.side] = side
    f.take(CHILD)
    if (r === REL.punctuation) continue
    x[AT.childLemma] = v.lemma[c]!
    x[AT.childTag] = v.tag[c]!
    f.take(CHILD_WORD)
    if (r !== REL.conjunct && r !== REL.coordinator) set += Math.imul(r, side)
    if (r === REL.auxiliary || r === REL.auxiliaryPassive || r === REL.copula)
      modals = Math.imul(modals, 31) + v.lemma[c]!
    if (r === REL.oblique || r === REL.nominal || r === REL.adverbial) {
      const m = childBy(v, c, REL.case, REL.marker)
      if (m >= 0) {
        x[AT.case] = v.lemma[m]!
        f.take(CASE)
      }
    }
  }
  x[AT.children] = set
  x[AT.modals] = modals
}
