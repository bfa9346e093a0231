import { type ActorId, firstAt, type Span, type Statement } from '@onrecord/format'
import { nounPhrase, relativeHead } from '../actors/relative.js'
import { type Words, wordsOf } from '../actors/words.js'
import type { Attributed, Attribution, Context } from '../layers.js'
import { addresseeOf } from './addressee.js'
import { authorOf } from './author.js'

type Voices = Pick<Statement, 'speaker' | 'speakers' | 'addressee' | 'targets'>

/** Who speaks, to whom, and about whom. */
export function speaker(a: Attribution, layer: Attributed, context: Context): Voices {
  const words = wordsOf(context.language)
  const speakers = speakersOf(a, layer, words)
  const own = new Set(speakers)
  const addressee = addresseeOf(a, layer, words, own)
  const targets: ActorId[] = []
  for (const span of a.content)
    for (const id of layer.who.within(span)) if (!own.has(id) && !targets.includes(id)) targets.push(id)
  return { speaker: speakers[0] ?? null, speakers, addressee, targets }
}

function speakersOf(a: Attribution, layer: Attributed, words: Words): readonly ActorId[] {
  const { who } = layer
  if (a.source.length > 0) {
    const several = together(a.source, layer, words)
    if (several.length > 1) return several
    const one = who.of(a.source) ?? who.of(antecedentOf(a.source, layer)) ?? authorOf(a.source, layer, words)
    if (one) return [one]
    if (!pronoun(a.source, layer, words)) return []
  }
  const before = a.antecedent && (who.of([a.antecedent]) ?? who.within(a.antecedent)[0])
  return before ? [before] : []
}

/** All of a coordinated source, where each of its members is an actor: "the United States, NATO and Kyiv", "both nations"; a group with its members named behind it. */
function together(source: readonly Span[], { who, analysis }: Attributed, words: Words): readonly ActorId[] {
  const { tokens } = analysis
  const out: ActorId[] = []
  for (const span of source) {
    const first = firstAt(tokens, span.start)
    const last = firstAt(tokens, span.end)
    const shared = who.shared(span)
    if (shared.length > 1) return shared
    const opening = words.grammar.get(tokens[first]!.lower)
    if (opening === 'both' || words.pronouns.get(tokens[first]!.lower)?.number === 'p') {
      const pair = who.allOf([span])
      if (pair.length > 1) return pair
    }
    let start = span.start
    let joined = false
    const take = (end: number) => {
      // "senior Hungarian and Romanian officials"
      const adjective =
        firstAt(tokens, end) - firstAt(tokens, start) < 3 ? who.at(tokens[firstAt(tokens, end) - 1]!.start) : null
      const id = who.of([{ start, end }]) ?? adjective
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

function pronoun(source: readonly Span[], { analysis }: Attributed, words: Words): boolean {
  const token = analysis.tokens[firstAt(analysis.tokens, source[0]!.start)]
  return source.length === 1 && token !== undefined && token.end >= source[0]!.end && words.pronouns.has(token.lower)
}
