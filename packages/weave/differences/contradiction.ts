import type { Act } from '@onrecord/format'
import type { PreparedStatement } from '../prepared.js'
import { shownOf } from '../utterances/shown.js'
import { quotedRun } from '../utterances/wording.js'
import { type Lexis, massOf } from '../words/lexis.js'
import { at, contentsOf, type Found, type Match, type SideBySide, withCue } from './report.js'
import { likeness } from './similar.js'

const RANK = 1
const ALIKE = 0.65
const SHARED_TERMS = 3
/** So many words in a row, quoted in either, are one quotation. */
const QUOTED = 4

/** Acts that cannot both be true of one utterance: one is for what the other is against, or for doing it. */
const OPPOSED: readonly (readonly [ReadonlySet<Act>, ReadonlySet<Act>])[] = [
  [new Set<Act>(['support', 'praise']), new Set<Act>(['reject', 'criticise'])],
  [new Set<Act>(['support', 'offer', 'promise']), new Set<Act>(['reject', 'deny', 'decline'])],
]

/** One report has the speaker for it, the other against; or one has it said, the other not said. */
export function contradictions({ a, b }: SideBySide, match: Match, lexis: Lexis): Found[] {
  if (!match.utterance) return []
  for (const x of match.a) {
    for (const y of match.b) {
      if (x.statement.speaker === null || x.statement.speaker !== y.statement.speaker) continue
      if (!opposed(x, y) && x.statement.negated === y.statement.negated) continue
      // Opposite acts are opposite only where they are about the very same, and neither report tells the other act as well.
      if (likeness(x, y, lexis) < ALIKE || [...x.terms].filter((t) => y.terms.has(t)).length < SHARED_TERMS) continue
      if (tells(match.a, y) || tells(match.b, x)) continue
      // The same words quoted are the same act, whatever each report calls it.
      if ((quotedRun(shownOf(x, lexis), shownOf(y, lexis))?.length ?? 0) >= QUOTED || (isDirect(x) && isDirect(y)))
        continue
      const evidence = [
        at(a, [...x.statement.cue, ...contentsOf([x])]),
        at(b, [...y.statement.cue, ...contentsOf([y])]),
      ]
      const rule = `${actOf(x)} here, ${actOf(y)} there`
      return [{ kind: 'contradiction', statements: [x, y], rank: RANK, why: [{ rule, score: RANK, evidence }] }]
    }
  }
  return []
}

/** What is refused is what is offered where the offer holds so much of its weight. */
const HELD = 0.7
export const REFUSING: ReadonlySet<Act> = new Set(['reject', 'decline'])
const OFFERING: ReadonlySet<Act> = new Set(['offer', 'promise', 'support'])

/**
 * One report has the speaker refuse ("ruled out a meeting with Osei") what the other has them offer, on terms perhaps ("ready to meet
 * Osei if …"), at one occasion or on its day, neither telling both.
 */
export function refusals({ a, b, near }: SideBySide, lexis: Lexis): Found[] {
  const [ofA, ofB] = [near.a.filter(isOfferOrRefusal), near.b.filter(isOfferOrRefusal)]
  for (const x of ofA)
    for (const y of ofB) {
      if (x.statement.speaker !== y.statement.speaker) continue
      const [no, yes] = REFUSING.has(x.statement.act) ? [x, y] : [y, x]
      if (!REFUSING.has(no.statement.act) || !OFFERING.has(yes.statement.act)) continue
      if (no.statement.negated || yes.statement.negated || no.denied || !isOffered(no, yes, lexis)) continue
      const [ofNo, ofYes] = no === x ? [ofA, ofB] : [ofB, ofA]
      const bySame = (s: PreparedStatement, acts: ReadonlySet<Act>): boolean =>
        acts.has(s.statement.act) && s.statement.speaker === no.statement.speaker
      // A report that tells both has them one after the other, or each on its condition.
      if (ofNo.some((s) => bySame(s, OFFERING) && isOffered(no, s, lexis))) continue
      if (ofYes.some((s) => bySame(s, REFUSING) && isOffered(s, yes, lexis))) continue
      const evidence = [x, y].map((s, i) => at([a, b][i]!, [...s.statement.cue, ...contentsOf([s])]))
      // A meeting that is ruled out is no meeting: the cue goes with it.
      const spans = [x, y].map((s, i) => ({ article: [a, b][i]!.article.name, spans: withCue(s) }))
      const why = [{ rule: `${actOf(x)} here, ${actOf(y)} there`, score: RANK, evidence }]
      return [{ kind: 'contradiction', statements: [x, y], spans, rank: RANK, why }]
    }
  return []
}

const isOfferOrRefusal = ({ statement: { act, speaker } }: PreparedStatement): boolean =>
  speaker !== null && (REFUSING.has(act) || OFFERING.has(act))

/** Whether an offer is of what is refused: a deed and whom it is for, most of what the refusal weighs. */
function isOffered(no: PreparedStatement, yes: PreparedStatement, lexis: Lexis): boolean {
  const shared = [...no.terms].filter((t) => yes.terms.has(t))
  const actors = shared.filter((t) => t.startsWith('@')).length
  return actors > 0 && shared.length > actors && massOf(shared, lexis) >= HELD * no.mass
}

const isDirect = ({ statement }: PreparedStatement): boolean => statement.kind === 'direct'

const tells = (list: readonly PreparedStatement[], { statement }: PreparedStatement): boolean =>
  list.some((s) => s.statement.act === statement.act && s.statement.negated === statement.negated)

const opposed = (x: PreparedStatement, y: PreparedStatement): boolean =>
  OPPOSED.some(
    ([one, other]) =>
      (one.has(x.statement.act) && other.has(y.statement.act)) ||
      (other.has(x.statement.act) && one.has(y.statement.act)),
  )

const actOf = ({ statement }: PreparedStatement): string => (statement.negated ? `not ${statement.act}` : statement.act)
