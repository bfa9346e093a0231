import type { Reason, Span } from '@onrecord/format'
import { nameOf } from '../named.js'
import type { PreparedStatement } from '../prepared.js'
import type { Linked } from '../utterances/utterances.js'
import type { Instance } from './instance.js'
import type { InstancePair } from './same.js'

const at = (i: Instance, spans: readonly Span[]) => ({ article: i.article.article.name, spans })

/** What in one article says that it was this kind of event, and where. */
export function instanceReasons(i: Instance): Reason[] {
  const out: Reason[] = []
  if (i.cues.length > 0) out.push({ rule: `the article says so: ${i.kind}`, score: 1, evidence: [at(i, i.cues)] })
  if (i.place) out.push({ rule: 'place', score: 1, evidence: [at(i, [i.place])] })
  if (i.host) {
    const told = i.statements.filter((s) => s.statement.addressee === i.host).flatMap((s) => s.statement.cue)
    out.push({ rule: `told to ${nameOf(i.host, [i.article])}`, score: 1, evidence: [at(i, told)] })
  }
  return out
}

/** Two instances that go together, with the sayings both report, by their places in a list. */
export interface Reported extends InstancePair {
  readonly shared: readonly number[]
}

/** What ties the events of two articles together. */
export function pairReasons(
  { a, b, dates, kinds, places, labels, shared, logit }: Reported,
  linked: readonly Linked[],
): Reason[] {
  const score = Math.round(1000 / (1 + Math.exp(-logit))) / 1000
  const out: Reason[] = []
  const sources = (i: Instance): Span[] => [...(i.statements[0]?.statement.source ?? [])]
  if (a.speaker === b.speaker)
    out.push({
      rule: `same speaker: ${nameOf(a.speaker, [a.article, b.article])}`,
      score,
      evidence: [at(a, sources(a)), at(b, sources(b))],
    })
  if (dates === 'same day') out.push({ rule: `same day: ${a.when.from}`, score: 1 })
  else
    out.push({
      rule: dates === 'near' ? 'days that overlap' : 'days that may overlap',
      score: dates === 'near' ? 0.6 : 0.3,
    })
  if (kinds === 'same') out.push({ rule: `both say ${a.kind}`, score: 1, evidence: [at(a, a.cues), at(b, b.cues)] })
  if (places === 'same') out.push({ rule: 'same place', score: 1, evidence: [at(a, [a.place!]), at(b, [b.place!])] })
  if (labels.length > 0)
    out.push({ rule: 'same event named', score: 0.8, evidence: [at(a, a.labels), at(b, b.labels)] })
  for (const u of shared) {
    const { utterance, statements } = linked[u]!
    const spans = (i: Instance): Span[] =>
      statements.filter((s: PreparedStatement) => s.article === i.article).flatMap((s) => s.statement.content)
    out.push({
      rule: 'both report the same utterance',
      score: utterance.score,
      evidence: [at(a, spans(a)), at(b, spans(b))],
    })
  }
  return out
}
