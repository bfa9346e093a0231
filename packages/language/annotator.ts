import type { Analysis, Name, Token } from './analysis.js'
import type { Materials } from './english.js'
import { type WordForm, wordForms } from './features/word-form.js'
import { wordTable } from './features/word-table.js'
import { lemmatiser } from './lemmas/lemmatiser.js'
import { nameLists } from './names/lists.js'
import { goesOn, recogniser, typeOf } from './names/recogniser.js'
import { type Shelf, shelf } from './net/shelf.js'
import { slots } from './net/slots.js'
import type { Cut } from './sentences/cutter.js'
import { parser } from './syntax/parser.js'
import { flattenName } from './syntax/person-names.js'
import { quoteTag } from './tags/quote-tag.js'
import { tagger } from './tags/tagger.js'

/** Word forms remembered from article to article, twice as many at most, and lemmas of words with their tags. */
const FORMS = 8192
const LEMMAS = 12_288

/** Annotates a cut text: tags, lemmas, names, syntax. */
export type Annotator = (text: string, cut: Cut) => Analysis

/** Makes the annotator out of the weights `words`, `tagger`, `parser`, `names`, put on a shelf, and the lexicons of lemmas and of names. */
export function annotator(
  { lexicon, weights: bytesOf, remembers }: Pick<Materials, 'lexicon' | 'weights' | 'remembers'>,
  on: Shelf = shelf(),
): Annotator {
  const weights = (name: string): Uint8Array => on.keep(name, (room) => bytesOf(name, room))
  const forms = wordForms(wordTable(weights('words'), on), FORMS)
  const tags = tagger(weights('tagger'), forms.edge, on, remembers)
  const syntax = parser(weights('parser'), forms.edge, on, remembers)
  const names = recogniser(weights('names'), nameLists(lexicon), forms.edge, on, remembers)
  const lemmaOf = lemmatiser(lexicon('lemmas'))
  const forSyntax = Uint8Array.from(tags.tags, syntax.tagNumber)
  const fromSyntax = Uint8Array.from(syntax.tags, (t) => tags.tags.indexOf(t))
  const forNames = Uint8Array.from(tags.tags, names.tagNumber)
  const flat = syntax.relations.indexOf('flat')
  const beginsPerson = 2 * names.types.indexOf('person') + 1
  const isProper = (tag: number): boolean => tags.tags[tag] === 'NNP'
  const lemmaSlots = slots(LEMMAS)
  const lemmas: string[] = []

  /** Gives quotation marks the tag their shape calls for. */
  const turnQuotes = (words: readonly WordForm[], tagged: Uint8Array, first: number, last: number): void => {
    for (let i = first; i < last; i++) {
      const quote = quoteTag(words[i]!.text)
      if (quote && !(tags.tags[tagged[i]!] === 'POS')) tagged[i] = tags.tags.indexOf(quote)
    }
  }

  return (text, { tokens: spans, sentences }) => {
    const n = spans.starts.length
    const words: WordForm[] = new Array(n)
    for (let i = 0; i < n; i++) words[i] = forms.at(text, spans.starts[i]!, spans.ends[i]!)

    const tagged = new Uint8Array(n)
    const numbers = new Uint8Array(n)
    const heads = new Int32Array(n)
    const relations = new Uint8Array(n)
    const labels = new Uint8Array(n)
    const sentenceOf = new Int32Array(n)
    for (const { index, first, last } of sentences) {
      sentenceOf.fill(index, first, last)
      tags.tag(words, first, last, tagged)
      turnQuotes(words, tagged, first, last)
      for (let i = first; i < last; i++) numbers[i] = forNames[tagged[i]!]!
      names.label(words, numbers, first, last, labels)
    }
    names.settle(words, labels)
    for (const { first, last } of sentences) {
      for (let i = first; i < last; i++) numbers[i] = forSyntax[tagged[i]!]!
      syntax.parse(words, numbers, first, last, heads, relations)
      for (let i = first; i < last; i++) tagged[i] = fromSyntax[numbers[i]!]!
      turnQuotes(words, tagged, first, last)
      for (let i = first; i < last; i++) {
        if (labels[i] !== beginsPerson) continue
        let end = i + 1
        while (end < last && labels[end] === beginsPerson + 1 && isProper(tagged[end]!)) end++
        if (end > i + 1 && isProper(tagged[i]!)) flattenName({ heads, relations }, i, end, first, last, flat)
      }
    }

    const tokens: Token[] = new Array(n)
    for (let index = 0; index < n; index++) {
      const { id, text: word, lower, capital } = words[index]!
      const tag = tags.tags[tagged[index]!]!
      const key = id * 64 + tagged[index]!
      let slot = lemmaSlots.find(key)
      if (slot < 0) {
        slot = lemmaSlots.take(key)
        lemmas[slot] = lemmaOf(word, lower, tag, tag === 'JJ' && capital === 3)
      }
      const relation = syntax.relations[relations[index]!]!
      tokens[index] = {
        index,
        start: spans.starts[index]!,
        end: spans.ends[index]!,
        text: word,
        lower,
        tag,
        lemma: lemmas[slot]!,
        head: heads[index]!,
        relation,
      }
    }
    return { text, tokens, sentences, names: namesOf(tokens, labels, names.types), sentenceOf }
  }
}

/** The names that labels mark. */
function namesOf(tokens: readonly Token[], labels: Uint8Array, types: readonly Name['type'][]): Name[] {
  const out: Name[] = []
  for (let first = 0; first < labels.length; ) {
    const label = labels[first]!
    let last = first + 1
    if (label > 0) {
      while (last < labels.length && goesOn(labels[last]!)) last++
      out.push({ type: types[typeOf(label)]!, first, last, start: tokens[first]!.start, end: tokens[last - 1]!.end })
    }
    first = last
  }
  return out
}
