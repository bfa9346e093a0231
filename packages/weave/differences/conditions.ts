import { type ActorId, type Condition, holds, type Span } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { nameOf } from '../named.js'
import { type PreparedArticle, type PreparedStatement, termsWithin } from '../prepared.js'
import type { Term } from '../words/lexis.js'
import { at, type Found, type SideBySide, spansOf } from './report.js'

const RANK = 0.9
/** What both tie to something must share so many terms to be one matter. */
const SAME_MATTER = 2

/**
 * A reporter's claim that somebody ties a thing to one condition, beside quotations of the same person about the same
 * thing which do not: "open to better ties under one condition: X has to win" here, "it will depend on them" there.
 */
export function conditionDifferences({ a, b, own }: SideBySide, knowledge: Knowledge): Found[] {
  return [...claimed(a, b, own, knowledge), ...claimed(b, a, own, knowledge)]
}

function claimed(
  a: PreparedArticle,
  b: PreparedArticle,
  own: ReadonlySet<PreparedStatement>,
  knowledge: Knowledge,
): Found[] {
  return a.article.conditions
    .filter((c) => isReporters(c, a) && c.form === 'only-if' && c.holder !== null)
    .flatMap((claim) => {
      const quoted = b.statements.filter(
        (s) => own.has(s) && s.statement.kind === 'direct' && speaksFor(s.statement.speaker, claim.holder!, knowledge),
      )
      const matter = termsWithin(a, [...claim.consequence, ...claim.trigger])
      const same = quoted.filter((s) => shared(matter, s.terms) >= SAME_MATTER)
      const trigger = termsWithin(a, claim.trigger)
      // What must happen is first of all somebody's doing.
      const somebody = [...trigger].filter((t) => t.startsWith('@')).slice(0, 1)
      if (same.length === 0 || somebody.length === 0) return []
      if (same.some((s) => somebody.some((t) => s.terms.has(t)))) return []
      const theirs = b.article.conditions.filter((c) =>
        same.some((s) => s.statement.content.some((span) => holdsAll(span, c))),
      )
      const spans = same.flatMap((s) => s.statement.content)
      const evidence = [at(a, whole(a, claim)), at(b, spans)]
      const who = nameOf(claim.holder!, [a, b])
      const on = somebody.map((t) => nameOf(t.slice(1), [a, b])).join(', ')
      const rule =
        theirs.length > 0
          ? `the reporter ties it to ${on}, the words quoted from ${who} elsewhere to something else`
          : `the reporter ties it to ${on}, whom the words quoted from ${who} elsewhere do not name`
      return [
        {
          kind: 'framing' as const,
          statements: same,
          spans: evidence,
          rank: RANK,
          why: [{ rule, score: RANK, evidence }],
        },
      ]
    })
}

// In the reporter's own words: outside all that is said, or in a statement of which nothing is quoted.
const isReporters = ({ voice, statement }: Condition, { article }: PreparedArticle): boolean =>
  voice === 'reporter' || article.statements.find((s) => s.id === statement)?.kind === 'indirect'

const holdsAll = (span: Span, { trigger, consequence }: Condition): boolean =>
  [...trigger, ...consequence].every((part) => holds(span, part))

// A condition as the text has it: from its first word to its last.
const whole = (article: PreparedArticle, { trigger, consequence, connective }: Condition): Span[] => {
  const parts = [...trigger, ...consequence, ...connective]
  const [start, end] = [Math.min(...parts.map((p) => p.start)), Math.max(...parts.map((p) => p.end))]
  const inside = article.within({ start, end })
  return inside.length === 0 ? [] : spansOf([{ start, end: Math.max(end, inside.at(-1)!.end) }])
}

const shared = (a: ReadonlySet<Term>, b: ReadonlySet<Term>): number => [...a].filter((t) => b.has(t)).length

function speaksFor(speaker: ActorId | null, holder: ActorId, knowledge: Knowledge): boolean {
  if (speaker === null) return false
  const known = knowledge.actor(speaker)
  return speaker === holder || known?.of === holder || (known?.offices.some((o) => o.of === holder) ?? false)
}
