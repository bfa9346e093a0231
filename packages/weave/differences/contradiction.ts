import type { Act } from '@onrecord/format'
import type { PreparedStatement } from '../prepared.js'
import { shownOf } from '../utterances/shown.js'
import { quotedRun } from '../utterances/wording.js'
import type { Lexis } from '../words/lexis.js'
import { at, contentsOf, type Found, type Match, type SideBySide } from './report.js'
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
