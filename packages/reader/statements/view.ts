import { type Analysis, type NameType, type Quotations, quotations } from '@onrecord/language'
import { hash } from './features.js'

/** Coarse word classes, told by the Penn tag. */
export const POS = { other: 0, verb: 1, noun: 2, proper: 3, pronoun: 4, adjective: 5, adverb: 6, adposition: 7, determiner: 8, punctuation: 9, conjunction: 10, number: 11, particle: 12, modal: 13 } as const // biome-ignore format: one line reads better

/** What a token has to do with quotation marks. */
export const MARK = { none: 0, opens: 1, closes: 2 } as const

/** Types of names as numbers; 0 is none. */
export const NAME: Record<NameType, number> = {
  person: 1,
  organisation: 2,
  place: 3,
  other: 4,
}

/** An analysis as typed arrays over its tokens, for features: strings as hashes, the tree as child lists and extents. */
export interface View {
  readonly analysis: Analysis
  readonly text: string
  readonly n: number
  readonly form: Int32Array
  readonly lemma: Int32Array
  readonly tag: Int32Array
  readonly relation: Int32Array
  readonly pos: Uint8Array
  /** Head's index, -1 for a root. */
  readonly head: Int32Array
  /** First child and next sibling by place, -1 where none. */
  readonly child: Int32Array
  readonly sibling: Int32Array
  /** The stretch of tokens a subtree spans: `lo` included, `hi` excluded. */
  readonly lo: Int32Array
  readonly hi: Int32Array
  readonly sentence: Int32Array
  /** First and last (excluded) token of each token's sentence. */
  readonly first: (token: number) => number
  readonly last: (token: number) => number
  /** Paragraph of each sentence, counted from 0. */
  readonly paragraph: Int32Array
  readonly quotations: Quotations
  /** Index of the outermost quotation of each token, -1 outside; its marks belong to it. */
  readonly quote: Int32Array
  /** Whether a token is a mark that opens or closes a quotation. */
  readonly mark: Uint8Array
  /** Type of the name a token is part of, 0 for none. */
  readonly name: Uint8Array
  /** First and last (excluded) word of each quotation, as tokens. */
  readonly quoteFirst: Int32Array
  readonly quoteLast: Int32Array
}

/** Whether a token is punctuation. */
export const isPunctuation = (v: View, i: number): boolean => v.pos[i] === POS.punctuation

function posOf(tag: string): number {
  switch (tag.charCodeAt(0)) {
    case 86:
      return POS.verb // V
    case 78:
      return tag.startsWith('NNP') ? POS.proper : POS.noun // N
    case 80:
      return tag.startsWith('PRP') ? POS.pronoun : tag === 'PDT' ? POS.determiner : POS.particle // P
    case 87:
      return tag === 'WRB' ? POS.adverb : tag === 'WDT' || tag === 'WP' || tag === 'WP$' ? POS.pronoun : POS.other // W
    case 74:
      return POS.adjective // J
    case 82:
      return tag === 'RP' ? POS.particle : POS.adverb // R
    case 73:
      return POS.adposition // I
    case 84:
      return POS.adposition // TO
    case 68:
      return POS.determiner // D
    case 77:
      return POS.modal // M
    case 67:
      return tag === 'CC' ? POS.conjunction : POS.number // C
    case 69:
      return POS.pronoun // EX
    default:
      return /^[A-Z]/.test(tag) ? POS.other : POS.punctuation
  }
}

/** Builds the view of an analysis; linear in its tokens. */
export function view(analysis: Analysis): View {
  const { tokens, sentences, names, text } = analysis
  const n = tokens.length
  const ints = (fill = 0): Int32Array => (fill ? new Int32Array(n).fill(fill) : new Int32Array(n))
  const form = ints()
  const lemma = ints()
  const tag = ints()
  const relation = ints()
  const head = ints()
  const child = ints(-1)
  const sibling = ints(-1)
  const lo = ints()
  const hi = ints()
  const pos = new Uint8Array(n)
  const name = new Uint8Array(n)
  for (let i = n - 1; i >= 0; i--) {
    const t = tokens[i]!
    form[i] = hash(t.lower)
    lemma[i] = hash(t.lemma)
    tag[i] = hash(t.tag)
    relation[i] = hash(t.relation)
    pos[i] = posOf(t.tag)
    head[i] = t.head
    lo[i] = i
    hi[i] = i + 1
    if (t.head >= 0) {
      sibling[i] = child[t.head]!
      child[t.head] = i
    }
  }
  for (const x of names) for (let i = x.first; i < x.last; i++) name[i] = NAME[x.type]
  const { quotes, quote, mark, quoteFirst, quoteLast } = quoted(analysis)
  const paragraph = new Int32Array(sentences.length)
  let p = 0
  sentences.forEach((s, k) => {
    if (k > 0) {
      const before = sentences[k - 1]!
      if (s.block !== before.block || /\n[^\S\n]*\n/.test(text.slice(before.end, s.start))) p++
    }
    paragraph[k] = p
    extents(head, lo, hi, s.first, s.last)
  })
  return {
    analysis, text, n, form, lemma, tag, relation, pos, head, child, sibling, lo, hi, name, paragraph,
    sentence: analysis.sentenceOf,
    first: (i) => sentences[analysis.sentenceOf[i]!]!.first,
    last: (i) => sentences[analysis.sentenceOf[i]!]!.last,
    quotations: quotes, quote, mark, quoteFirst, quoteLast,
  } // biome-ignore format: the fields in a few lines
}

/** Widens every subtree to hold its children's, from the leaves up. */
function extents(head: Int32Array, lo: Int32Array, hi: Int32Array, first: number, last: number): void {
  // A token's ancestors take its place in; trees are shallow, so this is near linear. The bound guards against cycles.
  for (let i = first; i < last; i++) {
    let h = head[i]!
    for (let k = 0; h >= 0 && k < 64; k++) {
      if (lo[h]! > i) lo[h] = i
      if (hi[h]! <= i) hi[h] = i + 1
      h = head[h]!
    }
  }
}

function quoted({ tokens, text }: Analysis) {
  const quotes = quotations(text)
  const n = tokens.length
  const quote = new Int32Array(n).fill(-1)
  const mark = new Uint8Array(n)
  const quoteFirst = new Int32Array(quotes.all.length).fill(-1)
  const quoteLast = new Int32Array(quotes.all.length).fill(-1)
  let i = 0
  quotes.all.forEach((q, k) => {
    if (q.depth > 0) return
    while (i < n && tokens[i]!.end <= q.start) i++
    for (; i < n && tokens[i]!.start < q.end; i++) {
      quote[i] = k
      const t = tokens[i]!
      if (t.start === q.start && /^\P{L}+$/u.test(t.text)) mark[i] = MARK.opens
      else if (q.closed && t.end === q.end && /^\P{L}+$/u.test(t.text)) mark[i] = MARK.closes
      else {
        if (quoteFirst[k]! < 0) quoteFirst[k] = i
        quoteLast[k] = i + 1
      }
    }
  })
  return { quotes, quote, mark, quoteFirst, quoteLast }
}
