import type { ActorId, Span, Statement } from '@onrecord/format'
import { headIn } from '../actors/heads.js'
import { lowerBound } from '../actors/quoted-speech.js'
import { type Words, wordsOf } from '../actors/words.js'
import type { Attributed, Attribution, Context } from '../layers.js'

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
    const several = together(a.source, layer)
    if (several.length > 1) return several
    const one = who.of(a.source) ?? authorOf(a.source, layer, words)
    if (one) return [one]
    if (!pronoun(a.source, layer, words)) return []
  }
  const before = a.antecedent && (who.of([a.antecedent]) ?? who.within(a.antecedent)[0])
  return before ? [before] : []
}

/** All of a coordinated source, where each of its members is an actor: "the United States, NATO and Kyiv". */
function together(source: readonly Span[], { who, analysis }: Attributed): readonly ActorId[] {
  const { tokens } = analysis
  const out: ActorId[] = []
  for (const span of source) {
    const first = lowerBound(tokens, span.start)
    const last = lowerBound(tokens, span.end)
    let start = span.start
    let joined = false
    const take = (end: number) => {
      const id = who.of([{ start, end }])
      if (id && !out.includes(id)) out.push(id)
      return id !== null
    }
    for (let i = first; i < last; i++) {
      const t = tokens[i]!
      const and = t.lower === 'and' || t.lower === '&'
      if (!and && t.text !== ',') continue
      if (and) joined = true
      if (start < t.start && !take(t.start) && and) return out.slice(0, 1)
      start = t.end
    }
    if (!joined) return []
    if (start < span.end) take(span.end)
  }
  return out
}

/** Whoever made what is the source: "a Bloomberg poll", "Trump's own admission", "an investigation by Robert Mueller". */
function authorOf(source: readonly Span[], { who, analysis }: Attributed, words: Words): ActorId | null {
  const { tokens } = analysis
  for (const span of source) {
    const head = lowerBound(tokens, headIn(tokens, span))
    const noun = tokens[head]
    if (!noun || !(words.attributed.has(noun.lower) || words.attributed.has(noun.lemma))) continue
    const by = tokens.findIndex((t, i) => i > head && t.start < span.end && words.grammar.get(t.lower) === 'by')
    if (by >= 0) {
      const author = who.of([{ start: tokens[by]!.end, end: span.end }])
      if (author) return author
    }
    const before = who.within({ start: span.start, end: noun.start })
    const id = before[before.length - 1] ?? who.within({ start: noun.end, end: span.end })[0]
    if (id) return id
  }
  return null
}

function pronoun(source: readonly Span[], { analysis }: Attributed, words: Words): boolean {
  const token = analysis.tokens[lowerBound(analysis.tokens, source[0]!.start)]
  return source.length === 1 && token !== undefined && token.end >= source[0]!.end && words.pronouns.has(token.lower)
}

/** Whom it was told to: the object of a verb that takes a hearer ("told CNBC", "warning the West", "asked him"). */
function addresseeOf(
  a: Attribution,
  { who, analysis }: Attributed,
  words: Words,
  own: ReadonlySet<ActorId>,
): ActorId | null {
  const { tokens } = analysis
  const cue = tokens[a.cueHead]
  if (!cue) return null
  const content = a.content[0]?.start ?? Number.POSITIVE_INFINITY
  const sentence = analysis.sentences[analysis.sentenceOf[a.cueHead]!]!
  const limit = content > cue.end ? Math.min(content, sentence.end) : sentence.end
  let i = a.cueHead + 1
  if (!words.telling.has(cue.lemma)) {
    while (i < sentence.last && i - a.cueHead < 4 && tokens[i]!.tag !== 'TO' && tokens[i]!.lower !== 'to') i++
    if (i >= sentence.last || i - a.cueHead >= 4) return null
    i++
  }
  let end = i
  while (
    end < sentence.last &&
    end - i < 7 &&
    tokens[end]!.start < limit &&
    !/^(?:[,.:;]|IN|VB.?|MD|``|'')$/.test(tokens[end]!.tag)
  )
    end++
  if (end <= i) return null
  const id = who.of([{ start: tokens[i]!.start, end: tokens[end - 1]!.end }])
  return id && !own.has(id) ? id : null
}
