import {
  type Act,
  holds,
  type MentionForm,
  type Quantity,
  type ReadArticle,
  type Span,
  type Statement,
} from '@onrecord/format'
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

/** A statement made ready for comparing: what is asked for alone. */
export class PreparedStatement {
  readonly article: PreparedArticle
  readonly statement: Statement
  /** Its place among the statements of its article. */
  readonly item: number
  #words: readonly PreparedWord[] | undefined
  #own: ReadonlySet<Term> | undefined
  #told: { readonly terms: ReadonlySet<Term>; readonly mass: number } | undefined
  #topic: ReadonlySet<Term> | undefined
  #parts: readonly Part[] | undefined
  #quoted: readonly PreparedWord[] | undefined
  #quantities: readonly Quantity[] | undefined

  constructor(article: PreparedArticle, statement: Statement, item: number) {
    this.article = article
    this.statement = statement
    this.item = item
  }

  /** Words of the content, in order. */
  get words(): readonly PreparedWord[] {
    this.#words ??= this.statement.content.flatMap((span) => this.article.within(span))
    return this.#words
  }
  /** Those of them within quotation marks. */
  get quoted(): readonly PreparedWord[] {
    const { kind } = this.statement
    this.#quoted ??= kind === 'indirect' ? [] : kind === 'direct' ? this.words : this.words.filter((w) => w.quoted)
    return this.#quoted
  }
  /** Terms of the content and its targets; a mention counts as its actor, the speaker's own are left out. */
  get terms(): ReadonlySet<Term> {
    return this.#tells().terms
  }
  /** What the terms weigh together. */
  get mass(): number {
    return this.#tells().mass
  }
  /** What it is about: its terms, where it answers in few words those of the statement before it too ("refused to confirm the reports"). */
  get topic(): ReadonlySet<Term> {
    this.#topic ??= this.#about()
    return this.#topic
  }
  get quantities(): readonly Quantity[] {
    this.#quantities ??= this.article.article.quantities.filter((q) => this.statement.content.some((c) => holds(c, q)))
    return this.#quantities
  }
  /** The clauses of the content; one where it is short. */
  get parts(): readonly Part[] {
    this.#parts ??= partsOf(this.article.article.text, this.words, this.#silent())
    return this.#parts
  }
  /** Whether what is said is denied in it, once or an odd number of times. */
  get denied(): boolean {
    return this.words.reduce((n, w) => (w.form.denies ? n + 1 : n), 0) % 2 === 1
  }

  // Who says it tells nothing of what is said.
  #silent(): ReadonlySet<Term> {
    this.#own ??= new Set(this.statement.speakers.map((id) => this.article.lexis.actor(id)))
    return this.#own
  }

  #tells(): { readonly terms: ReadonlySet<Term>; readonly mass: number } {
    if (this.#told) return this.#told
    const own = this.#silent()
    const terms = new Set<Term>()
    let mass = 0
    const tells = (sense: Sense | null): void => {
      if (sense === null || own.has(sense.term) || terms.has(sense.term)) return
      terms.add(sense.term)
      mass += sense.weight
    }
    for (const w of this.words) tells(w.sense)
    // "The reports" says little, its targets say what they were about.
    for (const id of this.statement.targets) tells(this.article.lexis.sense(id))
    this.#told = { terms, mass }
    return this.#told
  }

  #about(): ReadonlySet<Term> {
    const isLittle = ANSWERS.has(this.statement.act) && this.mass < SAYS_LITTLE
    const before = isLittle ? this.article.statements[this.item - 1] : undefined
    return before ? new Set([...this.terms, ...before.terms]) : this.terms
  }
}

/** Acts that answer what was said before; with so little content they say what to in the statement before them. */
const ANSWERS: ReadonlySet<Act> = new Set(['decline', 'deny', 'criticise', 'reject'])
const SAYS_LITTLE = 1.2

/**
 * An article made ready for comparing: depends on the article and the language alone. Its words are made block by block as they are
 * asked for; of most articles of old a statement is all that is looked at.
 */
export class PreparedArticle {
  readonly article: ReadArticle
  readonly lexis: Lexis
  readonly #blocks: (readonly PreparedWord[])[] = []
  #words: readonly PreparedWord[] | undefined
  #statements: readonly PreparedStatement[] | undefined
  #marks: Marks | undefined
  #made = 0

  constructor(article: ReadArticle, lexis: Lexis) {
    this.article = article
    this.lexis = lexis
  }

  /** Every word outside furniture. */
  get words(): readonly PreparedWord[] {
    this.#words ??= this.article.blocks.flatMap((_, i) => this.#wordsOf(i))
    return this.#words
  }
  get statements(): readonly PreparedStatement[] {
    this.#statements ??= this.article.statements.map((s, i) => new PreparedStatement(this, s, i))
    return this.#statements
  }
  /** Characters of the blocks whose words were made. */
  get made(): number {
    return this.#made
  }

  /** The words that stand within a span, or reach into it. */
  within(span: Span): readonly PreparedWord[] {
    const { blocks } = this.article
    const [first, end] = wordsWithin(blocks, span)
    if (end - first === 1) return sliced(this.#wordsOf(first), span)
    const out: PreparedWord[] = []
    for (let i = first; i < end; i++) out.push(...sliced(this.#wordsOf(i), span))
    return out
  }

  #wordsOf(block: number): readonly PreparedWord[] {
    const known = this.#blocks[block]
    if (known) return known
    this.#marks ??= marksOf(this.article, this.lexis)
    const { kind, start, end } = this.article.blocks[block]!
    const words = kind === 'furniture' ? [] : wordsIn(this.article, block, this.#marks, this.lexis)
    this.#made += end - start
    this.#blocks[block] = words
    return words
  }
}

const sliced = (words: readonly PreparedWord[], span: Span): readonly PreparedWord[] =>
  words.slice(...wordsWithin(words, span))

/** Indexes of the first of some spans in order that ends behind `span`'s start and of the first that starts at or behind its end. */
export function wordsWithin(list: readonly Span[], span: Span): [number, number] {
  const first = lowest(list.length, (i) => list[i]!.end > span.start)
  return [first, lowest(list.length, (i) => list[i]!.start >= span.end)]
}

/** What the words of some spans count as. */
export function termsWithin(article: PreparedArticle, spans: readonly Span[]): Set<Term> {
  const terms = spans.flatMap((span) => article.within(span).map((w) => w.term))
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

/** A mention of an actor with what it counts as. */
interface Marked extends Span {
  readonly form: MentionForm
  readonly sense: Sense
}

/** What the words of an article are looked at with: its quotations, and the mentions that begin in each block, or behind the one before. */
interface Marks {
  readonly quotes: readonly Span[]
  readonly mentions: readonly (readonly Marked[])[]
}

function marksOf(article: ReadArticle, lexis: Lexis): Marks {
  const { blocks } = article
  const mentions: Marked[][] = blocks.map(() => [])
  for (const actor of article.actors) {
    const sense = lexis.sense(actor.id)
    let block = 0
    for (const { start, end, form } of actor.mentions) {
      if (block > 0 && blocks[block - 1]!.end > start) block = 0
      while (block < blocks.length && blocks[block]!.end <= start) block++
      mentions[block]?.push({ start, end, form, sense })
    }
  }
  return { quotes: quotations(article.text).all.filter((q) => q.depth === 0), mentions }
}

function wordsIn(article: ReadArticle, index: number, { quotes, mentions: all }: Marks, lexis: Lexis): PreparedWord[] {
  const block = article.blocks[index]!
  // Of mentions that overlap the longest decides: "Russia's president Vladimir Putin" is one man, not a state and a man.
  const mentions = [...all[index]!].sort(
    (a, b) => a.start - b.start || b.end - a.end || (a.sense.term < b.sense.term ? -1 : 1),
  )
  const out: PreparedWord[] = []
  let [q] = wordsWithin(quotes, block)
  let m = 0
  let used = -1
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
  return out
}
