import { overlap } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { agreement } from '../dates.js'
import { type Comparison, compare, meet, nearest, ownFeatures } from './features.js'
import { logitOf } from './scorer.js'
import type { Shown } from './shown.js'
import { speakerMatch } from './speakers.js'

/** What speaks for two statements reporting one act of speaking; all of it depends on these two alone. */
export interface PairEvidence extends Comparison {
  /** Whether both are known to have been said at one occasion, by other evidence. */
  readonly together: boolean
  /** Log-odds; above 0 it is more likely than not. */
  readonly logit: number
}

/** A quotation this heavy stands for itself: it needs no speaker to be known and forgives a day's error. */
const TELLING_RUN = 1.4
/** Where speakers differ or are unknown both must quote so many words of it: a claim repeated is no utterance. */
const BOTH_QUOTE = 5
/** What is known to have been said at one occasion is more often the same, beyond the day being one. */
const TOGETHER = 0.7
/** What is refused in so few words ("the reports") cannot tell two refusals apart. */
const SAYS_LITTLE = 1.2
const REFUSED = 0.5
/** A claim is the same from so many terms and so much of the lighter on. */
const REPORT_TERMS = 3
const REPORT_HELD = 0.6
const VERBATIM_TERMS = 5
const VERBATIM_HELD = 0.8
const REPORT_DOUBT = 0.4

/**
 * Weighs two statements. Null where they cannot be one: other speakers (or none known) without a telling quotation in
 * common, days apart, one said and the other not said; and where they do not reach `least`. `together` tells that both
 * were said at one occasion.
 */
export function weigh(
  a: Shown,
  b: Shown,
  knowledge: Knowledge,
  together = false,
  least = Number.NEGATIVE_INFINITY,
): PairEvidence | null {
  if (a.negated !== b.negated) return null
  if (!comparable(a, b, knowledge, together) || isNested(a, b)) return null
  const before = meet(a, b, knowledge, together)
  const { run, speakers, dates } = before
  const telling = run !== null && run.mass >= TELLING_RUN && (speakers === 'same' || run.quotedInBoth >= BOTH_QUOTE)
  if (!telling && (speakers === 'different' || dates === 'apart')) return null
  const pair = compare(before)
  if (!telling && speakers === 'unknown' && !sameReport(pair)) return null
  // Two who back one candidate have nothing but a name in common.
  if (run === null && speakers !== 'same' && pair.whole.count === pair.whole.actors) return null
  // "Endorsed Osei", "announced the charges": one word alone is no saying, told twice; what is denied or refused has few.
  if (run === null && a.terms.size <= 1 && b.terms.size <= 1 && !isAnswer(a) && !isAnswer(b)) return null
  const known = (together ? TOGETHER : 0) - (speakers === 'unknown' && !telling ? REPORT_DOUBT : 0)
  const floor = isRefusal(pair) ? REFUSED : Number.NEGATIVE_INFINITY
  const features = ownFeatures(pair)
  const logit = (nearest: number): number => Math.max(floor, logitOf([...features, nearest]) + known)
  // Most fall whatever else their articles say, which takes longest to look through.
  if (Math.max(logit(0), logit(1)) < least) return null
  const found = logit(nearest(pair))
  return found < least ? null : { ...pair, together, logit: found }
}

const isAnswer = ({ act }: Shown): boolean => act === 'decline' || act === 'deny'

// Who refuses twice on one day to speak of one matter was asked once: a refusal has few words to compare.
const isRefusal = ({ a, b, speakers, dates }: Comparison): boolean =>
  speakers === 'same' &&
  dates === 'same day' &&
  a.act === 'decline' &&
  b.act === 'decline' &&
  Math.min(a.terms.mass, b.terms.mass) < SAYS_LITTLE &&
  a.topic.some((x) => x.hashes.some((t) => b.topic.some((y) => y.has(t))))

// Whether it is worth looking closer: most candidates share a word and are of other days or people.
function comparable(a: Shown, b: Shown, knowledge: Knowledge, together: boolean): boolean {
  const quoted = a.quotes >= BOTH_QUOTE && b.quotes >= BOTH_QUOTE
  if (quoted) return true
  const speakers = speakerMatch(a, b, knowledge)
  if (speakers === 'different' || (speakers === 'unknown' && !a.named && !b.named)) return false
  return together || agreement(a.said, b.said) !== 'apart' || a.quotes + b.quotes > 0
}

// What somebody says that another said holds the other's words; it is not the same utterance.
const isNested = (a: Shown, b: Shown): boolean =>
  a.article.name === b.article.name &&
  a.speaker !== b.speaker &&
  a.content.some((c) => b.content.some((d) => overlap(c, d)))

// A claim that one report puts in nobody's mouth ("reports say") is another's utterance where it is told in the same terms
// and on the same days; where neither names anybody it is nobody's.
function sameReport({ a, b, dates, whole }: Comparison): boolean {
  // Whom the reading could not tell ("she", "the senator") may be anybody, unless nearly all the words are the same.
  const verbatim = whole.count >= VERBATIM_TERMS && whole.held >= VERBATIM_HELD
  if (!verbatim && ![a, b].every((s) => s.named || s.vague)) return false
  return (dates === 'same day' || dates === 'near') && whole.count >= REPORT_TERMS && whole.held >= REPORT_HELD
}
