import {
  type Act,
  type ActorId,
  type Condition,
  type Day,
  type DayRange,
  daysBetween,
  holds,
  type LedgerKind,
  type ReadArticle,
  type Span,
} from '@onrecord/format'
import { type PreparedArticle, type PreparedStatement, wordsWithin } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import { sentenceAt } from '../words/sentences.js'
import { innermost, once } from './again.js'
import { isTalk, kindOf, type Told } from './kind.js'
import type { StandingWords } from './standing.js'

/** What is promised or asked for in fewer words is named, not said; so is what has words of less weight, names left out. */
const PHRASE = 3
const TOLD = 0.2
/** What a condition gives is told in fewer words only where they weigh something. */
const GIVEN = 3
/** Of what is said in more words only the sentence that binds is what must come about. */
const LONG = 40
/** So far into what a condition gives may stand that it is talk. */
const OPENING = 3

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
  /** Where the article tells it again, in order of place. */
  readonly again: readonly PreparedStatement[]
  /** The terms of what must come about; the holder stands for whoever is to do it in what one promises. */
  readonly terms: ReadonlySet<Term>
  readonly mass: number
}

/**
 * Conditions, promises, threats, demands and predictions of an article, in order of place; what it tells twice once. What is not
 * said is no promise, nor is what is asked. `marks` are the article's sentences.
 */
export function draftsOf(
  article: PreparedArticle,
  lexis: Lexis,
  standing: StandingWords,
  marks: readonly Span[],
): Draft[] {
  const { article: read } = article
  const sentenceOf = (span: Span): Span => marks[sentenceAt(marks, span.start)] ?? span
  const isQuestion = (span: Span): boolean => ASKED.test(read.text.slice(span.start, sentenceOf(span).end))
  const byId = new Map(article.statements.map((s) => [s.statement.id, s]))
  const drafts: Draft[] = []
  for (const condition of read.conditions) {
    const statement = condition.statement === null ? null : (byId.get(condition.statement) ?? null)
    if (statement?.statement.negated || !isTold(condition, article, standing)) continue
    // "If I take your question, would you …?": who asks sets no condition, nor do words that are nobody's.
    if (statement && (statement.statement.act === 'ask' || isNobodys(statement))) continue
    if (isQuestion(condition.trigger[0]!)) continue
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
    const found = s.statement.negated || s.statement.speaker === null ? null : kindOf(s, standing)
    if (found === null || isYetToBeSaid(s, standing)) continue
    // A promise made on a condition, or a demand made one, is in the ledger as the condition.
    if (
      read.conditions.some((c) =>
        [...c.trigger, ...c.consequence].some((k) => s.statement.content.some((x) => holds(x, k))),
      )
    )
      continue
    const needs = neededOf(s, found, sentenceOf)
    if (isQuestion(found.at < 0 ? needs[0]! : s.words[found.at]!)) continue
    const made = draft(found.kind, article, lexis, {
      holder: s.statement.speaker,
      made: madeOf(s.statement.said, read),
      needs,
      gives: [],
      condition: null,
      statement: s,
    })
    if (isPast(made)) continue
    // A name or a bare phrase ("terrorism") tells nothing that could come about; little does by a day ("have it working by May").
    const told = massOf([...made.terms].filter((t) => !t.startsWith('@')), lexis) // biome-ignore format: one line
    if (s.words.length >= PHRASE && (told >= TOLD || made.due !== null)) drafts.push(made)
  }
  return once(
    innermost(drafts).sort((a, b) => a.needs[0]!.start - b.needs[0]!.start),
    lexis,
  )
}

/** A sentence that ends so asks. */
const ASKED = /\?["”’')\]]*\s*$/u

/** Of what is said at length in several sentences the one that binds, else all of it. */
function neededOf(
  { statement, words }: PreparedStatement,
  { at }: Told,
  sentenceOf: (span: Span) => Span,
): readonly Span[] {
  if (at < 0 || words.length <= LONG) return statement.content
  const { start, end } = sentenceOf(words[at]!)
  return statement.content
    .filter((s) => s.start < end && start < s.end)
    .map((s) => ({ start: Math.max(s.start, start), end: Math.min(s.end, end) }))
}

/** "Urged Osei to tell the fleet to leave": what is to be said within what is asked, asked for, promised or foreseen, or is only supposed. */
function isYetToBeSaid({ article, statement }: PreparedStatement, standing: StandingWords): boolean {
  const cue = statement.cue[0]
  const [first] = cue ? article.within(cue) : []
  if (!cue || !first) return false
  // "If she had planned to leave": it is supposed.
  const opening = Math.min(cue.start, ...statement.source.map((s) => s.start))
  const [at] = wordsWithin(article.words, { start: opening, end: opening })
  if (at > 0 && standing.supposed(article.words[at - 1]!.lower)) return true
  if (!standing.infinitive(first.lower)) return false
  // "Pointed to a vote by the crews to urge the release": those named between are who urged.
  const source = statement.source.at(-1)
  const between = { start: source?.end ?? cue.start, end: cue.start }
  const others = article.article.actors.some(
    (a) => a.id !== statement.speaker && a.mentions.some((m) => m.form !== 'pronoun' && holds(between, m)),
  )
  if (others) return true
  return article.statements.some(
    ({ statement: s }) => s !== statement && COMING.has(s.act) && s.content.some((c) => holds(c, cue)),
  )
}

const COMING: ReadonlySet<Act> = new Set(['demand', 'promise', 'offer', 'expect', 'ask'])

const isNobodys = ({ statement }: PreparedStatement): boolean =>
  statement.speaker === null && statement.source.length === 0

/** Whether a condition tells what must come about ("if I might"), and what for ("I think, if …"), that has not passed ("it would have been"). */
function isTold({ trigger, consequence }: Condition, article: PreparedArticle, standing: StandingWords): boolean {
  const [needs, gives] = [trigger, consequence].map((spans) => spans.flatMap((span) => article.within(span)))
  const late = gives!.some(({ lower }, i) => {
    const behind = gives!.slice(i + 1, i + 3)
    const perfect = standing.perfect(lower) || behind.some((w) => standing.perfect(w.lower))
    return standing.may(lower) && perfect && !behind.some((w) => standing.infinitive(w.lower))
  })
  const isGiven = gives!.length >= GIVEN || (gives!.some((w) => w.term !== null) && !standing.self(gives![0]!.lower))
  // "If there is more I’ll get back to you": what is given is talk.
  const isSpoken = gives!.slice(0, OPENING).some((w, i) => standing.self(w.lower) && isTalk(gives!, i, standing))
  return !late && isGiven && !isSpoken && needs!.some((w) => w.term !== null)
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
  const due = dueOf(article.article, [...of.needs, ...of.gives], of.made)
  // "By October" is the term for it: what came about in September came about. "95 per cent" may be told as "95%".
  const isAside = (w: Span): boolean =>
    (due !== null && article.article.times.some((t) => t.to === due && holds(t, w))) ||
    article.article.quantities.some((q) => q.unit === PERCENT && holds(q, w))
  const terms = new Set<Term>()
  for (const span of of.needs)
    for (const w of article.within(span)) if (w.term !== null && !isAside(w)) terms.add(w.term)
  if (of.holder !== null && kind !== 'condition' && kind !== 'demand') terms.add(lexis.actor(of.holder))
  return { kind, article, ...of, again: [], due, terms, mass: massOf(terms, lexis) } // biome-ignore format: one line
}

/** The unit of shares. */
const PERCENT = 'percent'

/** What lasts longer ("the 21st century") is no term for anything, in days. */
const TERM = 3700

/** The last day that is named in it and does not lie before it was said. */
function dueOf({ times }: ReadArticle, spans: readonly Span[], made: DayRange): Day | null {
  const said = made.from ?? made.to
  const days = times
    .filter((t) => spans.some((s) => holds(s, t)))
    .filter(({ from, to }) => from === null || to === null || daysBetween(from, to) <= TERM)
    .map((t) => t.to)
    .filter((day): day is Day => day !== null && said !== null && day > said)
    .sort()
  return days.at(-1) ?? null
}
