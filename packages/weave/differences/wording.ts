import { type Act, sliceAll } from '@onrecord/format'
import { diffArrays } from 'diff'
import type { PreparedStatement, PreparedWord } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { at, contentsOf, type Found, type Match, type SideBySide, spansOf } from './report.js'

const ALTERED = 0.65
const QUOTED_AND_NOT = 0.42
const PARAPHRASED = 0.5
/** How a refusal or a denial was put is telling even where nobody quotes it ("dodged", "refused to confirm or deny"). */
const PUT: ReadonlySet<Act> = new Set(['decline', 'deny'])
/** A quotation is the same where so many words in a row are; it is altered where words of such weight differ within it. */
const SAME_RUN = 4
const ALTERED_MASS = 0.5

/** The same utterance in other words: a quotation altered, a quotation here and a paraphrase there, two paraphrases. */
export function wordingDifferences({ a, b }: SideBySide, match: Match, lexis: Lexis): Found[] {
  if (!match.utterance) return []
  const statements = [...match.a, ...match.b]
  const evidence = [at(a, contentsOf(match.a)), at(b, contentsOf(match.b))]
  const found = (rule: string, rank: number, spans = evidence): Found[] => [
    { kind: 'wording', statements, spans, rank, why: [{ rule, score: rank, evidence: spans }] },
  ]
  for (const x of match.a)
    for (const y of match.b) {
      const changed = altered(x.quoted, y.quoted, lexis)
      if (changed)
        return found('the same quotation in other words', ALTERED, [
          at(a, spansOf(changed[0])),
          at(b, spansOf(changed[1])),
        ])
    }
  const [quotedA, quotedB] = [isQuoted(match.a), isQuoted(match.b)]
  if (quotedA && quotedB) return []
  if (quotedA || quotedB)
    return found('quoted in one report, told in the reporter’s words in the other', QUOTED_AND_NOT)
  const put = match.a.find((s) => PUT.has(s.statement.act))
  const alike = put && match.b.some((s) => s.statement.act === put.statement.act)
  return alike && !sameCue(match) ? found('told in different words', PARAPHRASED) : []
}

const isQuoted = (list: readonly PreparedStatement[]): boolean => list.some((s) => s.quoted.length >= 3)

// Words that differ between two runs the quotations share, on either side; null where nothing of weight does.
function altered(
  a: readonly PreparedWord[],
  b: readonly PreparedWord[],
  lexis: Lexis,
): readonly [PreparedWord[], PreparedWord[]] | null {
  if (a.length < SAME_RUN || b.length < SAME_RUN) return null
  const parts = diffArrays(
    a.map((w) => w.lower),
    b.map((w) => w.lower),
  )
  const same = parts.map((p, i) => (!p.added && !p.removed && p.value.length >= 2 ? i : -1)).filter((i) => i >= 0)
  if (!parts.some((p) => !p.added && !p.removed && p.value.length >= SAME_RUN) || same.length < 2) return null
  const [first, last] = [same[0]!, same.at(-1)!]
  const out: [PreparedWord[], PreparedWord[]] = [[], []]
  let [i, j] = [0, 0]
  parts.forEach((p, k) => {
    const inside = k > first && k < last
    if (p.removed) {
      if (inside) out[0].push(...a.slice(i, i + p.value.length))
      i += p.value.length
    } else if (p.added) {
      if (inside) out[1].push(...b.slice(j, j + p.value.length))
      j += p.value.length
    } else {
      i += p.value.length
      j += p.value.length
    }
  })
  const mass = (list: readonly PreparedWord[]) => list.reduce((m, w) => m + lexis.wording(w.lower), 0)
  return mass(out[0]) >= ALTERED_MASS && mass(out[1]) >= ALTERED_MASS ? out : null
}

function sameCue({ a, b }: Match): boolean {
  const cues = (list: readonly PreparedStatement[]): string[] =>
    list.map(({ article: { article }, statement }) => sliceAll(article.text, statement.cue).toLowerCase())
  const there = new Set(cues(b))
  return cues(a).some((c) => there.has(c))
}
