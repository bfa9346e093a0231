import type { ActorId, Reason, Span } from '@onrecord/format'
import { byText } from '../ids.js'
import { nameOf } from '../named.js'
import type { PreparedStatement, PreparedWord } from '../prepared.js'
import type { Term } from '../words/lexis.js'
import type { PairEvidence } from './pair.js'
import { sharesCue } from './signs.js'

/** A run of so many words, or of words that weigh so much, is worth showing: "to end the" is not. */
const TELLING = 5
const HEAVY = 0.4

const shownTerm = (term: Term): string => term.replace(/^[@~]/, '')

/** What holds a pair together, for a person to check: words in common with their places, the speaker, the day. `a` and `b` are its two statements. */
export function reasonsOf(pair: PairEvidence, a: PreparedStatement, b: PreparedStatement): Reason[] {
  const { speakers, dates, together, run, logit } = pair
  const score = Math.round(1000 / (1 + Math.exp(-logit))) / 1000
  const at = (s: PreparedStatement, spans: readonly Span[]) => ({ article: s.article.article.name, spans })
  const out: Reason[] = []
  if (run && (run.length >= TELLING || run.mass >= HEAVY)) {
    const words = (list: readonly PreparedWord[], from: number): Span[] => [
      { start: list[from]!.start, end: list[from + run.length - 1]!.end },
    ]
    out.push({
      rule: 'same words quoted',
      score,
      evidence: [at(a, words(a.words, run.a)), at(b, words(b.words, run.b))],
    })
  }
  const shared = new Set([...a.terms].filter((t) => b.terms.has(t)))
  if (shared.size > 0) {
    const places = (s: PreparedStatement): Span[] =>
      s.words
        .filter((w) => w.term !== null && !w.pronoun && shared.has(w.term))
        .map(({ start, end }) => ({ start, end }))
    out.push({ rule: 'words in common', score, evidence: [at(a, places(a)), at(b, places(b))] })
  }
  if (sharesCue(pair.a, pair.b))
    out.push({
      rule: 'told by words of one meaning',
      score: 0.6,
      evidence: [at(a, a.statement.cue), at(b, b.statement.cue)],
    })
  if (a.statement.act === 'decline' && b.statement.act === 'decline') {
    const matter = [...a.topic]
      .filter((t) => b.topic.has(t))
      .map(shownTerm)
      .sort(byText)
    out.push({
      rule: `both tell of a refusal${matter.length > 0 ? `, on ${matter.join(', ')}` : ''}`,
      score,
      evidence: [at(a, a.statement.cue), at(b, b.statement.cue)],
    })
  }
  if (pair.a.leads && pair.b.leads) out.push({ rule: 'both among the first words of their articles', score: 0.4 })
  const name = (id: ActorId | null): string => (id === null ? 'nobody named' : nameOf(id, [a.article, b.article]))
  const sources = [at(a, a.statement.source), at(b, b.statement.source)]
  if (speakers === 'same') out.push({ rule: `same speaker: ${name(a.statement.speaker)}`, score: 1, evidence: sources })
  else if (speakers === 'speaks-for')
    out.push({
      rule: `one speaks for the other: ${name(a.statement.speaker)}, ${name(b.statement.speaker)}`,
      score: 0.5,
      evidence: sources,
    })
  else if (speakers === 'unknown') out.push({ rule: 'speaker named in one at most', score: 0.2, evidence: sources })
  else
    out.push({
      rule: `told of two speakers: ${name(a.statement.speaker)}, ${name(b.statement.speaker)}`,
      score: 0.1,
      evidence: sources,
    })
  if (together) out.push({ rule: 'at the same occasion', score: 0.8 })
  else if (dates === 'same day') out.push({ rule: `same day: ${a.statement.said.from}`, score: 1 })
  else if (dates === 'near') out.push({ rule: 'days that overlap', score: 0.6 })
  else out.push({ rule: dates === 'open' ? 'days that may overlap' : 'days apart', score: dates === 'open' ? 0.3 : 0 })
  return out
}
