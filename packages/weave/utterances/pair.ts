import { overlap } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { agreement } from '../dates.js'
import { type PreparedStatement, wordsWithin } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { type Comparison, compare, featuresOf, meet } from './features.js'
import { logitOf } from './scorer.js'
import { isNamed, speakerMatch } from './speakers.js'

/** What speaks for two statements reporting one act of speaking; all of it depends on these two alone. */
export interface PairEvidence extends Comparison {
  /** Whether both are known to have been said at one occasion, by other evidence. */
  readonly together: boolean
  readonly terms: readonly Term[]
  /** Log-odds; above 0 it is more likely than not. */
  readonly logit: number
}

/** A quotation this heavy stands for itself: it needs no speaker to be known and forgives a day's error. */
const TELLING_RUN = 1.4
/** Where speakers differ or are unknown both must quote so many words of it: a claim repeated is no utterance. */
export const BOTH_QUOTE = 5
/** What is known to have been said at one occasion is more often the same, beyond the day being one. */
const TOGETHER = 0.7
/** What is refused in so few words ("the reports") cannot tell two refusals apart. */
const SAYS_LITTLE = 1.2
const REFUSED = 0.5
/** A claim is the same from so many terms and so much of the lighter on. */
export const REPORT_TERMS = 3
const REPORT_HELD = 0.6
export const VERBATIM_TERMS = 5
const VERBATIM_HELD = 0.8
const REPORT_DOUBT = 0.4

/**
 * Weighs two statements. Null where they cannot be one: other speakers (or none known) without a telling quotation in
 * common, days apart, one said and the other not said. `together` tells that both were said at one occasion.
 */
export function weigh(
  a: PreparedStatement,
  b: PreparedStatement,
  lexis: Lexis,
  knowledge: Knowledge,
  together = false,
): PairEvidence | null {
  if (a.statement.negated !== b.statement.negated) return null
  if (!comparable(a, b, knowledge, together) || isNested(a, b)) return null
  const before = meet(a, b, knowledge, together)
  const { run, speakers, dates } = before
  const telling = run !== null && run.mass >= TELLING_RUN && (speakers === 'same' || run.quotedInBoth >= BOTH_QUOTE)
  if (!telling && (speakers === 'different' || dates === 'apart')) return null
  const pair = compare(before, lexis)
  if (!telling && speakers === 'unknown' && !sameReport(pair, lexis)) return null
  const terms = [...a.terms].filter((t) => b.terms.has(t))
  // Two who back one candidate have nothing but a name in common.
  if (run === null && speakers !== 'same' && terms.every((t) => t.startsWith('@'))) return null
  const known = (together ? TOGETHER : 0) - (speakers === 'unknown' && !telling ? REPORT_DOUBT : 0)
  const logit = logitOf(featuresOf(pair, lexis)) + known
  return { ...pair, together, terms, logit: isRefusal(pair) ? Math.max(REFUSED, logit) : logit }
}

// Who refuses twice on one day to speak of one matter was asked once: a refusal has few words to compare.
const isRefusal = ({ a, b, speakers, dates }: Comparison): boolean =>
  speakers === 'same' &&
  dates === 'same day' &&
  a.statement.act === 'decline' &&
  b.statement.act === 'decline' &&
  Math.min(a.mass, b.mass) < SAYS_LITTLE &&
  [...a.topic].some((t) => b.topic.has(t))

// Whether it is worth looking closer: most candidates share a word and are of other days or people.
function comparable(a: PreparedStatement, b: PreparedStatement, knowledge: Knowledge, together: boolean): boolean {
  const quoted = a.quoted.length >= BOTH_QUOTE && b.quoted.length >= BOTH_QUOTE
  if (quoted) return true
  const speakers = speakerMatch(a, b, knowledge)
  if (speakers === 'different' || (speakers === 'unknown' && !isNamed(a) && !isNamed(b))) return false
  return together || agreement(a.statement.said, b.statement.said) !== 'apart' || a.quoted.length + b.quoted.length > 0
}

// What somebody says that another said holds the other's words; it is not the same utterance.
const isNested = (a: PreparedStatement, b: PreparedStatement): boolean =>
  a.article === b.article &&
  a.statement.speaker !== b.statement.speaker &&
  a.statement.content.some((c) => b.statement.content.some((d) => overlap(c, d)))

// A claim that one report puts in nobody's mouth ("reports say") is another's utterance where it is told in the same terms
// and on the same days; where neither names anybody it is nobody's.
function sameReport({ a, b, dates, whole }: Comparison, lexis: Lexis): boolean {
  // Whom the reading could not tell ("she", "the senator") may be anybody, unless nearly all the words are the same.
  const verbatim = whole.count >= VERBATIM_TERMS && whole.held >= VERBATIM_HELD
  if (!verbatim && ![a, b].every((s) => isNamed(s) || isVague(s, lexis))) return false
  return (dates === 'same day' || dates === 'near') && whole.count >= REPORT_TERMS && whole.held >= REPORT_HELD
}

/** Whether the source is "reports", "officials", or nobody at all. */
export function isVague({ article, statement }: PreparedStatement, lexis: Lexis): boolean {
  const last = statement.source.at(-1)
  return last === undefined || lexis.vague(article.words[wordsWithin(article.words, last)[1] - 1]?.lower ?? '')
}
