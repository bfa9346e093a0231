import { type Act, holds, type Quantity, type ReadArticle, type Span, type Statement } from '@onrecord/format'
import { quotations } from '@onrecord/language'
import { type Part, partsOf } from './parts.js'
import type { Form, Lexis, Sense, Term } from './words/lexis.js'
import { eachWord, type Word } from './words/tokens.js'

/** A word of the article, with what it counts as: made for every word of every article, so that it holds no more than it must. */
export class PreparedWord implements Word {
  readonly start: number
  readonly end: number
  readonly form: Form
  /** What it counts as, with what that weighs: null for words that tell nothing, and for all words of a mention but its first. */
  readonly sense: Sense | null
  /** Index of its block before the bits PRONOUN and QUOTED. */
  private readonly place: number

  constructor(start: number, end: number, form: Form, sense: Sense | null, block: number, is: number) {
    this.start = start
    this.end = end
    this.form = form
    this.sense = sense
    this.place = (block << BITS) | is
  }

  get lower(): string {
    return this.form.lower
  }
  /** The term of its sense. */
  get term(): Term | null {
    return this.sense === null ? null : this.sense.term
  }
  /** Whether it refers to an actor by a pronoun. */
  get pronoun(): boolean {
    return (this.place & PRONOUN) > 0
  }
  /** Index of its block. */
  get block(): number {
    return this.place >> BITS
  }
  get quoted(): boolean {
    return (this.place & QUOTED) > 0
  }
}
const PRONOUN = 1
const QUOTED = 2
const BITS = 2

export interface PreparedStatement {
  readonly article: PreparedArticle
  readonly statement: Statement
  /** Terms of the content and its targets; a mention counts as its actor, the speaker's own are left out. */
  readonly terms: ReadonlySet<Term>
  /** What it is about: its terms, where it answers in few words those of the statement before it too ("refused to confirm the reports"). */
  readonly topic: ReadonlySet<Term>
  /** What the terms weigh together. */
  readonly mass: number
  /** Words of the content, in order, and those of them within quotation marks. */
  readonly words: readonly PreparedWord[]
  readonly quoted: readonly PreparedWord[]
  readonly quantities: readonly Quantity[]
  /** The clauses of the content; one where it is short. */
  readonly parts: readonly Part[]
  /** Whether what is said is denied in it, once or an odd number of times. */
  readonly denied: boolean
}

/** An article made ready for comparing: depends on the article and the language alone. */
export interface PreparedArticle {
  readonly article: ReadArticle
  /** Every word outside furniture. */
  readonly words: readonly PreparedWord[]
  readonly statements: readonly PreparedStatement[]
}

/** Acts that answer what was said before; with so little content they say what to in the statement before them. */
const ANSWERS: ReadonlySet<Act> = new Set(['decline', 'deny', 'criticise', 'reject'])
const SAYS_LITTLE = 1.2

/** Makes an article ready: its words with their terms, and what each statement says. */
export function prepare(article: ReadArticle, lexis: Lexis): PreparedArticle {
  const list = preparedWords(article, lexis)
  const statements: PreparedStatement[] = []
  const prepared: PreparedArticle = { article, words: list, statements }
  for (const statement of article.statements) {
    const content = statement.content.flatMap((span) => list.slice(...wordsWithin(list, span)))
    const own = new Set(statement.speakers.map((id) => lexis.actor(id)))
    const terms = new Set<Term>()
    let mass = 0
    const tells = (sense: Sense | null): void => {
      if (sense === null || own.has(sense.term) || terms.has(sense.term)) return
      terms.add(sense.term)
      mass += sense.weight
    }
    for (const w of content) tells(w.sense)
    // "The reports" says little, its targets say what they were about.
    for (const id of statement.targets) tells(lexis.sense(id))
    const before = ANSWERS.has(statement.act) && mass < SAYS_LITTLE ? statements.at(-1) : undefined
    statements.push({
      article: prepared,
      statement,
      terms,
      topic: before ? new Set([...terms, ...before.terms]) : terms,
      mass,
      words: content,
      quoted:
        statement.kind === 'indirect' ? [] : statement.kind === 'direct' ? content : content.filter((w) => w.quoted),
      quantities: article.quantities.filter((q) => statement.content.some((c) => holds(c, q))),
      parts: partsOf(article.text, content, own),
      denied: content.reduce((n, w) => (w.form.denies ? n + 1 : n), 0) % 2 === 1,
    })
  }
  return prepared
}

/** Indexes of the first word that ends behind `span`'s start and of the first that starts at or behind its end. */
export function wordsWithin(list: readonly Span[], span: Span): [number, number] {
  const first = lowest(list.length, (i) => list[i]!.end > span.start)
  return [first, lowest(list.length, (i) => list[i]!.start >= span.end)]
}

/** What the words of some spans count as. */
export function termsWithin({ words }: PreparedArticle, spans: readonly Span[]): Set<Term> {
  const terms = spans.flatMap((span) => words.slice(...wordsWithin(words, span)).map((w) => w.term))
  return new Set(terms.filter((t): t is Term => t !== null))
}

// The least index a monotonous test holds for, or `length`.
function lowest(length: number, test: (i: number) => boolean): number {
  let lo = 0
  let hi = length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (test(mid)) hi = mid
    else lo = mid + 1
  }
  return lo
}

function preparedWords(article: ReadArticle, lexis: Lexis): PreparedWord[] {
  const quotes = quotations(article.text).all.filter((q) => q.depth === 0)
  // Of mentions that overlap the longest decides: "Russia's president Vladimir Putin" is one man, not a state and a man.
  const mentions = article.actors
    .flatMap((actor) => {
      const sense = lexis.sense(actor.id)
      return actor.mentions.map(({ start, end, form }) => ({ start, end, form, sense }))
    })
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.sense.term < b.sense.term ? -1 : 1))
  const out: PreparedWord[] = []
  let q = 0
  let m = 0
  let used = -1
  article.blocks.forEach((block, index) => {
    if (block.kind === 'furniture') return
    eachWord(article.text, block.start, block.end, (start, end) => {
      while (q < quotes.length && quotes[q]!.end <= start) q++
      while (m < mentions.length && mentions[m]!.end <= start) m++
      const form = lexis.form(article.text, start, end)
      const mention = m < mentions.length && mentions[m]!.start < end ? mentions[m]! : null
      const sense = mention ? (used === m ? null : mention.sense) : form.sense
      if (mention) used = m
      const quoted = q < quotes.length && quotes[q]!.start < end ? QUOTED : 0
      const pronoun = mention?.form === 'pronoun' ? PRONOUN : 0
      out.push(new PreparedWord(start, end, form, sense, index, pronoun + quoted))
    })
  })
  return out
}
