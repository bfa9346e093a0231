import { type ActorId, firstAt, type Offset, type Span, type Statement } from '@onrecord/format'
import type { Token } from '@onrecord/language'
import { nounPhrase, relativeHead } from '../actors/relative.js'
import { type Words, wordsOf } from '../actors/words.js'
import type { Attributed, Attribution, Context } from '../layers.js'
import { addresseeOf } from './addressee.js'
import { authorOf } from './author.js'

type Voices = Pick<Statement, 'speaker' | 'speakers' | 'addressee' | 'targets'>

/** Who "I" is at an offset outside quotations, or null. */
export type Self = (at: Offset) => ActorId | null
const nobody: Self = () => null

/** Who speaks, to whom, and about whom. */
export function speaker(a: Attribution, layer: Attributed, context: Context, self: Self): Voices {
  const words = wordsOf(context.language)
  const speakers = speakersOf(a, layer, words, a.quoted ? nobody : self)
  const own = new Set(speakers)
  const addressee = addresseeOf(a, layer, words, own)
  const targets: ActorId[] = []
  for (const span of a.content)
    for (const id of layer.who.within(span)) if (!own.has(id) && !targets.includes(id)) targets.push(id)
  return { speaker: speakers[0] ?? null, speakers, addressee, targets }
}

function speakersOf(a: Attribution, layer: Attributed, words: Words, self: Self): readonly ActorId[] {
  const { who } = layer
  if (a.source.length > 0) {
    const several = together(a.source, layer, words, self)
    if (several.length > 1) return several
    const own = isI(layer, a.sourceHead, words) ? self(a.source[0]!.start) : null
    if (own) return [own]
    const one = who.of(a.source) ?? who.of(antecedentOf(a.source, layer)) ?? authorOf(a.source, layer, words)
    if (one) return [one]
    if (!pronoun(a.source, layer, words)) return []
  }
  const before = a.antecedent && (who.of([a.antecedent]) ?? who.within(a.antecedent)[0])
  return before ? [before] : []
}

/** All of a coordinated source, where each of its members is an actor: "the United States, NATO and Kyiv", "both nations"; a group with its members named behind it. */
function together(source: readonly Span[], layer: Attributed, words: Words, self: Self): readonly ActorId[] {
  const { who, analysis } = layer
  const { tokens } = analysis
  const out: ActorId[] = []
  for (const span of source) {
    const first = firstAt(tokens, span.start)
    const last = firstAt(tokens, span.end)
    const shared = who.shared(span)
    if (shared.length > 1) return shared
    const opening = words.grammar.get(tokens[first]!.lower)
    if (opening === 'both' || pronounAt(tokens[first]!, words)?.number === 'p') {
      const pair = who.allOf([span])
      if (pair.length > 1) return pair
    }
    let start = span.start
    let joined = false
    const take = (end: number) => {
      // "senior Hungarian and Romanian officials"
      const adjective =
        firstAt(tokens, end) - firstAt(tokens, start) < 3 ? who.at(tokens[firstAt(tokens, end) - 1]!.start) : null
      const last = firstAt(tokens, end) - 1
      const id =
        isI(layer, last, words) && firstAt(tokens, start) === last
          ? self(start)
          : (who.of([{ start, end }]) ?? adjective)
      if (id && !out.includes(id)) out.push(id)
      return id !== null
    }
    for (let i = first; i < last; i++) {
      const t = tokens[i]!
      const and = words.grammar.get(t.lower) === 'and'
      if (!and && !/^(?:,|:|\(|-{2,3}|[–—])$/.test(t.text)) continue
      if (and) joined = true
      if (start < t.start && !take(t.start) && and) return out.slice(0, 1)
      start = t.end
    }
    if (!joined) return []
    if (start < span.end) take(span.end)
  }
  return out
}

/** Whether a token is "I" outside quotations. */
function isI({ analysis: { tokens }, who }: Attributed, at: number, words: Words): boolean {
  const word = words.pronouns.get(tokens[at]?.lower ?? '')
  return word?.person === 1 && word.number === 's' && word.kind === 'subject' && who.at(tokens[at]!.start) === null
}

/** What a relative pronoun that is the whole source stands for ("Iran, which had condemned …"); nothing for another source. */
function antecedentOf(source: readonly Span[], { analysis: { tokens } }: Attributed): readonly Span[] {
  const [span] = source
  const k = span ? firstAt(tokens, span.start) : -1
  const token = tokens[k]
  if (!span || source.length > 1 || !token || token.end < span.end || !/^W(?:DT|P)/.test(token.tag)) return []
  const noun = relativeHead(tokens, k)
  if (noun < 0) return []
  const [first, last] = nounPhrase(tokens, noun)
  return [{ start: tokens[first]!.start, end: tokens[last - 1]!.end }]
}

/** What a token is as a pronoun; "US" is a name, whatever it looks like in small letters. */
const pronounAt = ({ lower, tag }: Token, words: Words) =>
  tag.startsWith('NNP') ? undefined : words.pronouns.get(lower)

function pronoun(source: readonly Span[], { analysis }: Attributed, words: Words): boolean {
  const token = analysis.tokens[firstAt(analysis.tokens, source[0]!.start)]
  return (
    source.length === 1 && token !== undefined && token.end >= source[0]!.end && pronounAt(token, words) !== undefined
  )
}
