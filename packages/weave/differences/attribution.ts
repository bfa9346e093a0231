import type { Act, Actor, ActorId, Span } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import type { WeaveContext } from '../context.js'
import { mayBeOne, namesOf } from '../named.js'
import { type PreparedStatement, wordsWithin } from '../prepared.js'
import { isNamed, type Speakers, speakerMatch } from '../utterances/speakers.js'
import type { Lexis } from '../words/lexis.js'
import { at, contentsOf, type Found, type Match, type SideBySide, toldOf } from './report.js'
import { likeness } from './similar.js'

const TARGETS = 0.85
const WORDS = 0.8
const SPEAKERS = 0.7
/** So alike two charges must be to be one charge, two claims to be one claim. */
const ALIKE = 0.2
const SAME_CLAIM = 0.6

/** Acts that are done to somebody, so that it matters to whom. */
const DIRECTED: ReadonlySet<Act> = new Set(['criticise', 'warn'])
/** Whoever is blamed stands among the first words of the charge. */
const FIRST_WORDS = 5

/** The same charge or warning for other targets; the same words or the same claim from other mouths. */
export function attributionDifferences(sides: SideBySide, match: Match, lexis: Lexis, context: WeaveContext): Found[] {
  return [...targets(sides, match, lexis, context.language), ...speakers(sides, match, lexis, context)]
}

function targets({ a, b }: SideBySide, match: Match, lexis: Lexis, language: Language): Found[] {
  if (!match.utterance) return []
  for (const x of match.a) {
    for (const y of match.b) {
      if (x.statement.act !== y.statement.act || !DIRECTED.has(x.statement.act)) continue
      const [ofX, ofY] = [blamed(x, language), blamed(y, language)]
      if (ofX.length === 0 || ofY.length === 0 || likeness(x, y, lexis) < ALIKE) continue
      // Who is named anywhere in the other's words is no difference.
      const [inX, inY] = [named(match.a, language), named(match.b, language)]
      if (ofX.some((id) => inY.some((other) => mayBeOne(id, other)))) continue
      if (ofY.some((id) => inX.some((other) => mayBeOne(id, other)))) continue
      const evidence = [at(a, toldOf([x])), at(b, toldOf([y]))]
      const rule = `whom the words are against: ${namesOf(ofX, [a, b])} here, ${namesOf(ofY, [a, b])} there`
      const why = [{ rule, score: TARGETS, evidence }]
      return [{ kind: 'attribution', statements: [...match.a, ...match.b], spans: evidence, rank: TARGETS, why }]
    }
  }
  return []
}

/** Whom a charge names first; behind "them" whom its sentence named last before. */
export function blamed({ statement, article, words }: PreparedStatement, language: Language): ActorId[] {
  const first = words.slice(0, FIRST_WORDS)
  const end = first.at(-1)?.end ?? 0
  const start = statement.content[0]?.start ?? 0
  const spoken = article.article.actors.filter((x) => x.type !== 'outlet' && x.id !== statement.speaker)
  const here = mentioned(spoken, { start, end })
  if (here.length > 0 || first[0] === undefined) return here
  if (!first[0].pronoun && !language.lexicon('pronouns').has(first[0].lower)) return here
  const before = article.words.slice(0, wordsWithin(article.words, { start, end })[0])
  const stop = before.findLastIndex((w, i) =>
    /[.!?]["”’)]*\s/u.test(article.article.text.slice(w.end, (before[i + 1] ?? first[0]!).start)),
  )
  return mentioned(spoken, { start: before[stop + 1]?.start ?? start, end: start }).slice(-1)
}

// Actors by the place of their first name or role within a span.
function mentioned(actors: readonly Actor[], { start, end }: Span): ActorId[] {
  return actors
    .flatMap((x) => {
      const m = x.mentions.find((m) => m.start >= start && m.end <= end && m.form !== 'pronoun')
      return m ? [{ id: x.id, start: m.start }] : []
    })
    .sort((x, y) => x.start - y.start)
    .map(({ id }) => id)
}

/** Everybody whom some statements name, or are about. */
export const named = (list: readonly PreparedStatement[], language: Language): ActorId[] =>
  list.flatMap((s) => [
    ...blamed(s, language),
    ...s.statement.targets,
    ...s.statement.content.flatMap((span) => mentioned(s.article.article.actors, span)),
  ])

function speakers({ a, b }: SideBySide, match: Match, lexis: Lexis, { language, knowledge }: WeaveContext): Found[] {
  const [ofA, ofB] = [voices(match.a), voices(match.b)]
  if (ofA.some((s) => ofB.some((t) => mayBeOne(s, t)))) return []
  // "Senate Democratic Leader Chuck Schumer", read as two and as one.
  const there = new Set(sourceWords(match.b))
  if (sourceWords(match.a).some((w) => there.has(w))) return []
  const speaks = (x: PreparedStatement, y: PreparedStatement) => speakerMatch(speakersOf(x), speakersOf(y), knowledge)
  if (match.a.some((x) => match.b.some((y) => speaks(x, y) === 'speaks-for'))) return []
  const both = clearly(match.a) && clearly(match.b)
  // An outlet that is quoted heard it from those whom the other report does not name.
  if ([...match.a, ...match.b].some(isOutlets)) return []
  const oneVague = (isVague(match.a, language) && clearly(match.b)) || (isVague(match.b, language) && clearly(match.a))
  const claimed = match.a.some((x) => match.b.some((y) => likeness(x, y, lexis) >= SAME_CLAIM))
  if (!(both && match.utterance) && !(oneVague && claimed)) return []
  const sources = (list: readonly PreparedStatement[]) => list.flatMap((s) => s.statement.source)
  const evidence = [at(a, sources(match.a)), at(b, sources(match.b))]
  const who = (list: readonly PreparedStatement[], ids: readonly ActorId[]): string =>
    isVague(list, language) ? 'nobody named' : namesOf(ids, [a, b])
  const rank = both ? WORDS : SPEAKERS
  const rule = `who says so: ${who(match.a, ofA)} here, ${who(match.b, ofB)} there`
  const why = [{ rule, score: rank, evidence }]
  // Who says it, beside what: either alone tells nothing.
  const told = (list: readonly PreparedStatement[]) =>
    [...sources(list), ...contentsOf(list)].sort((x, y) => x.start - y.start)
  const spans = [at(a, told(match.a)), at(b, told(match.b))]
  return [{ kind: 'attribution', statements: [...match.a, ...match.b], spans, rank, why }]
}

const speakersOf = (s: PreparedStatement): Speakers => ({ ...s.statement, named: isNamed(s) })

// Whether the article itself names the speakers, not a pronoun that was resolved.
const clearly = (list: readonly PreparedStatement[]): boolean =>
  list.every(
    (s) => isNamed(s) && s.statement.source.some((span) => mentioned(s.article.article.actors, span).length > 0),
  )

// Words of the sources that tell something.
const sourceWords = (list: readonly PreparedStatement[]): string[] =>
  list.flatMap((s) =>
    s.statement.source.flatMap((span) => s.article.within(span).flatMap((w) => (w.term === null ? [] : [w.lower]))),
  )

const isOutlets = ({ article: { article }, statement }: PreparedStatement): boolean =>
  article.actors.find((x) => x.id === statement.speaker)?.type === 'outlet'

const isVague = (list: readonly PreparedStatement[], language: Language): boolean =>
  list.every((s) => {
    const { article, statement } = s
    const words = statement.source.flatMap((span) => article.within(span))
    if (isNamed(s) || words.some((w) => w.term?.startsWith('@'))) return false
    return words.length > 0 && language.lexicon('vague-sources').has(words.at(-1)!.lower)
  })

const voices = (list: readonly PreparedStatement[]): ActorId[] => [
  ...new Set(
    list
      .filter(isNamed)
      .flatMap(({ statement: s }) => (s.speakers.length > 0 ? s.speakers : s.speaker ? [s.speaker] : [])),
  ),
]
