import type { Reason, Span, Utterance } from '@onrecord/format'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { massOf } from '../words/lexis.js'

/** A clause belongs to the utterance where so much of its weight is in the other reports. */
const SHARED = 0.25
const SHARED_MASS = 0.3

/**
 * The part of a statement's content that reports the utterance: "it would depend on Washington, as he welcomed Trump's
 * comments" tells two things, and another article may tell one of them. Clauses at either end that share nothing with the
 * other reports are left out; a quotation is one saying and stays whole, unless it is quoted within another's.
 */
function narrowed(s: PreparedStatement, others: readonly PreparedStatement[], lexis: Lexis): readonly Span[] {
  const { content, kind, depth } = s.statement
  if (s.parts.length < 2 || (kind === 'direct' && depth === 0)) return content
  const told = new Set<Term>(others.flatMap((o) => [...o.terms]))
  const share = s.parts.map((p) => {
    const mass = massOf(
      [...p.terms].filter((t) => told.has(t)),
      lexis,
    )
    return mass >= SHARED_MASS && mass >= SHARED * p.mass
  })
  const first = share.indexOf(true)
  const last = share.lastIndexOf(true)
  if (first < 0 || (first === 0 && last === s.parts.length - 1)) return content
  const from = first === 0 ? content[0]!.start : s.words[s.parts[first]!.from]!.start
  const to = last === s.parts.length - 1 ? content.at(-1)!.end : s.words[s.parts[last]!.to - 1]!.end
  return content
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end)
}

const ruleOf = (statement: string | undefined): string => `part of ${statement} tells it`

/** Says of each statement of an utterance that tells more than it which part does. */
export function partReasons(statements: readonly PreparedStatement[], lexis: Lexis): Reason[] {
  return statements.flatMap((s) => {
    const others = statements.filter((o) => o.article !== s.article)
    const spans = narrowed(s, others, lexis)
    return spans === s.statement.content
      ? []
      : [{ rule: ruleOf(s.statement.id), score: 1, evidence: [{ article: s.article.article.name, spans }] }]
  })
}

/** An utterance as other programs read it: of a statement that tells more than it, the content is the part that does. */
export function partsTold(utterance: Utterance): Utterance {
  return {
    ...utterance,
    statements: utterance.statements.map((s) => {
      const why = utterance.why.filter((w) => w.rule === ruleOf(s.id)).flatMap((w) => w.evidence ?? [])
      const part = why.find((e) => e.article === s.article)
      return part ? { ...s, content: part.spans } : s
    }),
  }
}
