import { type Act, type EventType, holds, overlap, type Span } from '@onrecord/format'
import type { PreparedArticle, PreparedWord } from '../prepared.js'
import type { Sense, Term } from '../words/lexis.js'

/** A sentence of an article that may tell that something came about. */
export class Telling {
  readonly article: PreparedArticle
  readonly span: Span
  readonly event: EventType | null

  constructor(article: PreparedArticle, span: Span, event: EventType | null) {
    this.article = article
    this.span = span
    this.event = event
  }

  get words(): readonly PreparedWord[] {
    this.#words ??= this.article.within(this.span)
    return this.#words
  }
  /** Its terms, each once. */
  get senses(): readonly Sense[] {
    this.#senses ??= [...new Set(this.words.flatMap((w) => w.sense ?? []))]
    return this.#senses
  }
  get terms(): ReadonlySet<Term> {
    this.#terms ??= new Set(this.senses.map((s) => s.term))
    return this.#terms
  }
  #terms: ReadonlySet<Term> | undefined
  #words: readonly PreparedWord[] | undefined
  #senses: readonly Sense[] | undefined
}

/** Events that are words themselves: that somebody asks for a thing again does not bring it about. */
const WORDS_ALONE: ReadonlySet<EventType> = new Set(['REQUEST', 'THREATEN', 'ACCUSE', 'REJECT'])
/** What is told in words of these acts is told as a fact; in words of any other act it is asked for, promised or feared once more. */
export const FACTUAL: ReadonlySet<Act> = new Set(['say', 'believe', 'praise', 'criticise'])

/** The sentences of an article that may tell of what came about: without questions, conditions, and what is all asked for or promised; `marks` are all of its sentences. */
export function tellingsOf(article: PreparedArticle, marks: readonly Span[]): Telling[] {
  const { article: read } = article
  const conditions = read.conditions.flatMap((c) => [...c.trigger, ...c.consequence])
  const wished = article.statements.flatMap(({ statement: s }) => (FACTUAL.has(s.act) ? [] : s.content))
  const deeds = read.events.filter((e) => !WORDS_ALONE.has(e.type) && (e.aux === null || e.aux === 'historical'))
  const out: Telling[] = []
  for (const span of marks) {
    if (/\?["”’')\]]*$/.test(read.text.slice(Math.max(span.start, span.end - 4), span.end))) continue
    if (conditions.some((s) => overlap(s, span)) || wished.some((s) => holds(s, span))) continue
    out.push(new Telling(article, span, deeds.find((e) => holds(span, e.span))?.type ?? null))
  }
  return out
}
