import type { Quantity } from '@onrecord/format'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { at, type Found, type Match, type SideBySide } from './report.js'
import { likeness } from './similar.js'

const DIFFERENT = 0.95
/** So alike two reports must be for their figures to be of one thing. */
const ALIKE = 0.4
const ONE_SIDED = 0.55
/** A figure that only one report has is missed in the other from this size on; "two years" is not. */
const MISSED = 100

/** Two reports of the same that count the same thing differently, or one with a figure where the other has none. */
export function numberDifferences({ a, b }: SideBySide, match: Match, lexis: Lexis): Found[] {
  const [inA, inB] = [quantitiesOf(match.a), quantitiesOf(match.b)]
  const differing = inA.flatMap((x) => {
    const same = inB.filter((y) => y.unit === x.unit)
    // Where a report counts one thing more than once it is open which of its figures is the other's.
    const alone = same.length === 1 && inA.filter((q) => q.unit === x.unit).length === 1
    return alone && !agree(x, same[0]!) ? [{ x, y: same[0]! }] : []
  })
  const statements = [...match.a, ...match.b]
  const alike = match.a.some((x) => match.b.some((y) => likeness(x, y, lexis) >= ALIKE))
  if (differing.length > 0 && alike) {
    const spans = [
      at(
        a,
        differing.map((d) => d.x),
      ),
      at(
        b,
        differing.map((d) => d.y),
      ),
    ].map(plain)
    const { x, y } = differing[0]!
    const figure = (p: PreparedArticle, q: Quantity): string => p.article.text.slice(q.start, q.end)
    const why = [{ rule: `different figures: ${figure(a, x)} here, ${figure(b, y)} there`, score: DIFFERENT, evidence: spans }] // biome-ignore format: one line
    return [{ kind: 'number', statements, rank: DIFFERENT, why }]
  }
  if ((inA.length === 0) === (inB.length === 0) || !alike) return []
  const [article, all, told] = inA.length > 0 ? [a, inA, match.b] : [b, inB, match.a]
  // What is counted here must be told there: else more is said, not the same without its figure.
  const list = all.filter((q) => (q.value >= MISSED || q.unit === 'percent') && told.some((s) => names(s, q, lexis)))
  if (list.length === 0) return []
  const evidence = [plain(at(article, list))]
  const figures = list.map((q) => article.article.text.slice(q.start, q.end)).join(', ')
  const rule = `a figure in one report alone: ${figures}`
  return [{ kind: 'number', statements, rank: ONE_SIDED, why: [{ rule, score: ONE_SIDED, evidence }] }]
}

// Whether a statement speaks of what a quantity counts.
const names = ({ words }: PreparedStatement, { unit }: Quantity, lexis: Lexis): boolean => {
  const counted = unit.split(' ').map((w) => lexis.word(w))
  return words.some((w) => w.term !== null && counted.includes(w.term))
}

const quantitiesOf = (statements: readonly PreparedStatement[]): Quantity[] => [
  // "One condition", "one of them": no figure.
  ...new Set(statements.flatMap((s) => s.quantities).filter((q) => q.value !== 1 || q.high !== undefined)),
]

// A range agrees with a figure within it.
const agree = (x: Quantity, y: Quantity): boolean => x.value <= (y.high ?? y.value) && y.value <= (x.high ?? x.value)

const plain = ({ article, spans }: ReturnType<typeof at>) => ({
  article,
  spans: spans.map(({ start, end }) => ({ start, end })),
})
