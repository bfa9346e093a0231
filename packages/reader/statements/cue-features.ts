import { bucket, type Features } from './features.js'
import { childBy, complementOf, REL, subjectOf } from './syntax.js'
import { isPunctuation, MARK, POS, type View } from './view.js'

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

/** Features of a token as the head of a cue. `kind` gives the class of a lemma in the lexicon of cues, 0 for none. */
export function cueFeatures(v: View, i: number, kind: (token: number) => number, f: Features): void {
  f.clear()
  const w = v.form[i]!
  const l = v.lemma[i]!
  const t = v.tag[i]!
  const r = v.relation[i]!
  const h = v.head[i]!
  const first = v.first(i)
  const last = v.last(i)
  const at = (array: Int32Array, k: number): number => (k >= first && k < last ? array[k]! : 7)
  const hl = h >= 0 ? v.lemma[h]! : 3
  const ht = h >= 0 ? v.tag[h]! : 3
  const k = kind(i)
  f.one(1, 0)
  f.one(2, w)
  f.one(3, l)
  f.one(4, t)
  f.one(5, r)
  f.two(6, l, t)
  f.two(7, l, r)
  f.two(8, t, r)
  f.two(9, l, hl)
  f.three(10, l, r, hl)
  f.two(11, r, hl)
  f.three(12, t, r, ht)
  f.one(13, k)
  f.two(14, k, t)
  f.two(15, k, r)
  const w1 = at(v.form, i - 1)
  const w2 = at(v.form, i + 1)
  const w3 = at(v.form, i + 2)
  const t1 = at(v.tag, i - 1)
  const t2 = at(v.tag, i + 1)
  f.one(16, w1)
  f.one(17, w2)
  f.two(18, w1, l)
  f.two(19, l, w2)
  f.three(20, l, w2, w3)
  f.two(21, l, w3)
  f.two(22, t1, t)
  f.two(23, t, t2)
  f.three(24, t1, t, t2)
  f.one(25, at(v.form, i - 2))
  f.one(26, w3)
  f.three(27, l, t1, t2)
  f.two(28, t2, at(v.tag, i + 2))
  f.two(29, at(v.tag, i - 2), t1)
  f.two(30, k, w2)
  f.two(31, l, at(v.form, i - 2))

  // Children: which relations, with which words.
  let set = 0
  let modals = 0
  for (let c = v.child[i]!; c >= 0; c = v.sibling[c]!) {
    const cr = v.relation[c]!
    const side = c < i ? 1 : 2
    f.two(32, cr, side)
    f.three(33, l, cr, side)
    if (cr === REL.punctuation) continue
    f.three(34, cr, v.lemma[c]!, side)
    f.three(35, l, cr, v.lemma[c]!)
    f.three(36, k, cr, side)
    f.three(37, t, cr, v.tag[c]!)
    if (cr !== REL.conjunct && cr !== REL.coordinator) set += Math.imul(cr, side)
    if (cr === REL.auxiliary || cr === REL.auxiliaryPassive || cr === REL.copula)
      modals = Math.imul(modals, 31) + v.lemma[c]!
    if (cr === REL.oblique || cr === REL.nominal || cr === REL.adverbial) {
      const m = childBy(v, c, REL.case, REL.marker)
      if (m >= 0) {
        f.three(38, l, cr, v.lemma[m]!)
        f.two(39, cr, v.lemma[m]!)
        f.three(40, k, cr, v.lemma[m]!)
      }
    }
  }
  f.one(41, set)
  f.two(42, l, set)
  f.two(43, t, set)
  f.two(44, k, set)
  f.two(45, l, modals)
  f.two(46, t, modals)
  f.two(47, k, modals)

  // Subject, its own or shared.
  const s = subjectOf(v, i)
  const who = s < 0 ? 0 : v.name[s]! > 0 ? 10 + v.name[s]! : v.pos[s]!
  const own = s >= 0 && v.head[s] === i ? 1 : 0
  f.two(48, who, own)
  f.three(49, l, who, own)
  f.three(50, k, who, own)
  if (s >= 0) {
    f.one(51, v.lemma[s]!)
    f.two(52, l, v.lemma[s]!)
    f.two(53, who, bucket(i - s))
    f.two(54, k, v.lemma[s]!)
  }
  // Complement and how it begins.
  const c = complementOf(v, i)
  const m = c < 0 ? 1 : childBy(v, c, REL.marker)
  const opens = c < 0 ? 2 : m >= 0 ? v.lemma[m]! : 5
  f.two(55, opens, c < 0 ? 0 : v.relation[c]!)
  f.three(56, l, opens, c < 0 ? 0 : v.relation[c]!)
  f.three(57, k, opens, c < 0 ? 0 : v.relation[c]!)
  if (c >= 0) {
    f.two(58, v.lemma[c]!, v.relation[c]!)
    f.three(59, t, v.tag[c]!, v.relation[c]!)
    const cs = childBy(v, c, REL.subject, REL.subjectPassive)
    f.three(60, k, cs < 0 ? 0 : v.pos[cs]!, v.relation[c]!)
  }
  const o = childBy(v, i, REL.object)
  if (o >= 0) {
    const type = v.name[o]! > 0 ? 20 + v.name[o]! : v.pos[o]!
    f.three(61, l, 1, type)
    f.three(62, k, 1, type)
    f.three(63, who, v.lemma[o]!, 1)
  }

  // Quotations around it.
  const q = quoteState(v, i)
  f.one(64, q)
  f.two(65, l, q)
  f.two(66, t, q)
  f.two(67, k, q)
  f.two(68, q, who)
  f.one(69, v.quote[i]! >= 0 ? 1 : 0)
  f.two(70, v.mark[Math.max(0, i - 1)]!, v.mark[Math.min(v.n - 1, i + 1)]!)
  f.three(71, k, q, r)

  // Place in the sentence and the article.
  const headline = v.sentence[i] === 0 ? 1 : 0
  f.two(72, bucket(i - first), headline)
  f.two(73, bucket(last - i), headline)
  f.two(74, headline, t)
  f.three(75, headline, l, 0)
  f.two(76, i === first ? 1 : 0, l)
  let ends = i + 1
  while (ends < last && isPunctuation(v, ends)) ends++
  f.two(77, ends === last ? 1 : 0, l)
  f.three(78, ends === last ? 1 : 0, k, r)
  // The predicate above.
  if (h >= 0) {
    f.three(79, k, kind(h), r)
    f.three(80, l, kind(h), r)
    const g = v.head[h]!
    f.two(81, l, g >= 0 ? v.lemma[g]! : 3)
    f.three(82, r, v.relation[h]!, k)
    f.three(83, i < h ? 1 : 0, r, t)
    const mark = childBy(v, i, REL.marker)
    if (mark >= 0) f.three(84, k, v.lemma[mark]!, r)
  }
  // Ending of the lemma: nouns in -ism, -tion, verbs in -ize …
  const lemma = v.analysis.tokens[i]!.lemma
  f.three(
    85,
    lemma.charCodeAt(lemma.length - 1),
    lemma.charCodeAt(lemma.length - 2),
    lemma.charCodeAt(lemma.length - 3),
  )
  if (v.pos[i] === POS.punctuation) {
    f.three(86, w, at(v.tag, i - 1), at(v.tag, i + 1))
    f.three(87, w, bucket(i - first), headline)
    f.three(88, w, v.quote[Math.min(v.n - 1, i + 1)]! >= 0 ? 1 : 0, i + 1 < last ? 1 : 0)
    f.three(89, w, v.name[Math.max(first, i - 1)]!, headline)
    f.three(90, w, at(v.form, i - 1), headline)
    const allCaps = i > first && /^[A-Z]{3,}$/.test(v.analysis.tokens[i - 1]!.text) ? 1 : 0
    f.three(91, w, allCaps, bucket(i - first))
  }
}
