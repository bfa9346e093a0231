import type { Knowledge } from '@onrecord/knowledge'
import { type Agreement, agreement } from '../dates.js'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { type SpeakerMatch, speakerMatch } from './speakers.js'
import { quotedRun, type SharedRun } from './wording.js'

/** What speaks for two statements reporting one act of speaking; all of it depends on these two alone. */
export interface PairEvidence {
  readonly a: PreparedStatement
  readonly b: PreparedStatement
  readonly speakers: SpeakerMatch
  readonly dates: Agreement
  /** Whether both are known to have been said at one occasion, by other evidence. */
  readonly together: boolean
  readonly run: SharedRun | null
  readonly terms: readonly Term[]
  readonly sameAct: boolean
  /** Log-odds; above 0 it is more likely than not. */
  readonly logit: number
}

/** No single word counts for more: one rare name in common is a topic, not a saying. */
const TERM_CAP = 0.45
const FEW_COSINE = 0.6
const REFUSAL = 0.2
/** A content lighter than this ("the trade agreement") names a matter and says nothing of it. */
const LEAST_MASS = 0.45
/** A quotation this heavy stands for itself: it needs no speaker to be known and forgives a day's error. */
const TELLING_RUN = 1.4
/** Where speakers differ or are unknown both must quote so many words of it: a claim repeated is no utterance. */
const BOTH_QUOTE = 5

const SPEAKERS: Readonly<Record<SpeakerMatch, number>> = { same: 0, 'speaks-for': -0.8, unknown: -1.2, different: -2.5 }
const DATES: Readonly<Record<Agreement, number>> = { 'same day': 1.2, near: 0.3, open: -0.4, apart: -2 }
/** What was said at one occasion was said on one day, whatever the articles tell of the date. */
const TOGETHER = DATES['same day']

/**
 * Weighs two statements. Null where they cannot be one: other speakers (or none known) without a telling quotation in
 * common, days apart, one said and the other not said. `together`
 * tells that both were said at one occasion. The weights are set by hand on the seeds' links and checked on
 * other articles; cosine of term weights, shared mass, shared quotation, speaker, dates and act add up in log-odds.
 */
export function weigh(
  a: PreparedStatement,
  b: PreparedStatement,
  lexis: Lexis,
  knowledge: Knowledge,
  together = false,
): PairEvidence | null {
  if (a.statement.negated !== b.statement.negated) return null
  const speakers = speakerMatch(a.statement, b.statement, knowledge)
  const dates = agreement(a.statement.said, b.statement.said)
  const run = quotedRun(a, b, lexis)
  const telling = run !== null && run.mass >= TELLING_RUN && (speakers === 'same' || run.quotedInBoth >= BOTH_QUOTE)
  if (!telling && (speakers === 'unknown' || speakers === 'different' || dates === 'apart')) return null
  const terms = [...a.terms].filter((t) => b.terms.has(t))
  let mass = 0
  for (const t of terms) mass += Math.min(TERM_CAP, lexis.weight(t))
  const cosine = a.mass === 0 || b.mass === 0 ? 0 : mass / Math.sqrt(a.mass * b.mass)
  const sameAct = a.statement.act === b.statement.act
  // Two words in common are the matter at hand ("war", "Ukraine"), unless they are nearly all that is said.
  const few = terms.length < 2 || Math.min(a.mass, b.mass) < LEAST_MASS || (terms.length < 3 && cosine < FEW_COSINE)
  // Who refuses twice on one day to speak of one matter was asked once: a refusal has few words to compare.
  const refusal =
    sameAct &&
    a.statement.act === 'decline' &&
    [...a.topic].some((t) => b.topic.has(t)) &&
    (together || dates === 'same day')
  const meaning = refusal ? REFUSAL : few ? -1.5 : 6 * (cosine - 0.5) + 3 * (Math.min(mass, 1.5) - 0.6)
  const wording = run === null ? 0 : Math.min(7, 4 * Math.max(0, run.mass - 0.3))
  const logit =
    Math.max(-3, meaning) +
    wording +
    SPEAKERS[speakers] +
    (together ? TOGETHER : DATES[dates]) +
    (sameAct ? 0.4 : 0) -
    0.5
  return { a, b, speakers, dates, together, run, terms, sameAct, logit }
}
