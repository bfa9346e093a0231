import {
  type ActorId,
  type Condition,
  type Day,
  type DayRange,
  holds,
  type LedgerKind,
  type ReadArticle,
  type Span,
} from '@onrecord/format'
import { type PreparedArticle, type PreparedStatement, wordsWithin } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import { kindOf } from './kind.js'
import type { StandingWords } from './standing.js'

/** What is promised or asked for in fewer words is named, not said. */
const PHRASE = 3

/** An entry of the ledger as one article has it. */
export interface Draft {
  readonly kind: LedgerKind
  readonly article: PreparedArticle
  readonly holder: ActorId | null
  readonly made: DayRange
  readonly due: Day | null
  /** What must come about, and what a condition gives for it. */
  readonly needs: readonly Span[]
  readonly gives: readonly Span[]
  readonly condition: Condition | null
  readonly statement: PreparedStatement | null
  /** The terms of what must come about; the holder stands for whoever is to do it in what one promises. */
  readonly terms: ReadonlySet<Term>
  readonly mass: number
}

/** Conditions, promises, threats, demands and predictions of an article, in order of place. What is not said is no promise. */
export function draftsOf(article: PreparedArticle, lexis: Lexis, standing: StandingWords): Draft[] {
  const { article: read } = article
  const byId = new Map(article.statements.map((s) => [s.statement.id, s]))
  const drafts: Draft[] = []
  for (const condition of read.conditions) {
    const statement = condition.statement === null ? null : (byId.get(condition.statement) ?? null)
    if (statement?.statement.negated) continue
    drafts.push(
      draft('condition', article, lexis, {
        holder: condition.holder,
        made: statement ? madeOf(statement.statement.said, read) : read.published,
        needs: condition.trigger,
        gives: condition.consequence,
        condition,
        statement,
      }),
    )
  }
  for (const s of article.statements) {
    const kind = kindOf(s, standing)
    if (kind === null || s.statement.negated || s.statement.speaker === null) continue
    // A promise made on a condition, or a demand made one, is in the ledger as the condition.
    if (
      read.conditions.some((c) =>
        [...c.trigger, ...c.consequence].some((k) => s.statement.content.some((x) => holds(x, k))),
      )
    )
      continue
    const made = draft(kind, article, lexis, {
      holder: s.statement.speaker,
      made: madeOf(s.statement.said, read),
      needs: s.statement.content,
      gives: [],
      condition: null,
      statement: s,
    })
    if (isPast(made)) continue
    // A name or a bare phrase ("terrorism") tells nothing that could come about.
    if (s.words.length >= PHRASE && [...made.terms].some((t) => !t.startsWith('@'))) drafts.push(made)
  }
  return drafts.sort((a, b) => a.needs[0]!.start - b.needs[0]!.start)
}

/** Whether all days that it names lie before it was said: what was ordered then is nothing to come. */
function isPast({ article, needs, made }: Draft): boolean {
  const said = made.from
  const days = article.article.times.filter((t) => needs.some((s) => holds(s, t)) && (t.from ?? t.to) !== null)
  return said !== null && days.length > 0 && days.every((t) => t.to !== null && t.to < said)
}

const madeOf = (said: DayRange, article: ReadArticle): DayRange =>
  said.from === null && said.to === null ? article.published : { from: said.from, to: said.to }

function draft(
  kind: LedgerKind,
  article: PreparedArticle,
  lexis: Lexis,
  of: Pick<Draft, 'holder' | 'made' | 'needs' | 'gives' | 'condition' | 'statement'>,
): Draft {
  const terms = new Set<Term>()
  for (const span of of.needs)
    for (const w of article.words.slice(...wordsWithin(article.words, span))) if (w.term !== null) terms.add(w.term)
  if (of.holder !== null && kind !== 'condition' && kind !== 'demand') terms.add(lexis.actor(of.holder))
  return { kind, article, ...of, due: dueOf(article.article, [...of.needs, ...of.gives], of.made), terms, mass: massOf(terms, lexis) } // biome-ignore format: one line
}

/** The last day that is named in it and does not lie before it was said. */
function dueOf({ times }: ReadArticle, spans: readonly Span[], made: DayRange): Day | null {
  const said = made.from ?? made.to
  const days = times
    .filter((t) => spans.some((s) => holds(s, t)))
    .map((t) => t.to)
    .filter((day): day is Day => day !== null && said !== null && day > said)
    .sort()
  return days.at(-1) ?? null
}
