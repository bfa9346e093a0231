import { ACTS, type Act, type ActorId, type DayRange, type Span } from '@onrecord/format'
import { digestOf } from '../loom/hashes.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { NumberSet } from '../words/number-set.js'
import { hash } from '../words/weights.js'
import { DENIES, FLAGS, LISTS, QUOTED, ROW, type SaidNote, saidNote, WEIGHTS } from './noted.js'
import { Terms } from './terms.js'

/** The statements of an article as they are compared: made of what is noted, each when it is first asked for. */
export class ShownArticle {
  readonly note: SaidNote
  readonly #shown: (Shown | undefined)[] = []
  constructor(note: SaidNote) {
    this.note = note
  }
  get name(): string {
    return this.note.name
  }
  get size(): number {
    return this.note.starts.length
  }
  /** A statement by its place; undefined where there is none. */
  at(item: number): Shown | undefined {
    if (item >= this.size) return undefined
    this.#shown[item] ??= new Shown(this, item)
    return this.#shown[item]
  }
  /** A number of 32 bits over the terms of all that somebody says here, in the order of the text. */
  saidBy(speaker: ActorId | null): number {
    if (this.#saidBy.size === 0)
      for (let i = 0; i < this.size; i++) {
        const { speaker, terms } = this.at(i)!
        let sum = this.#saidBy.get(speaker) ?? 0
        for (const t of [terms.size, ...terms.hashes]) sum = Math.imul(sum ^ t, 0x01000193) + (sum >>> 15)
        this.#saidBy.set(speaker, sum | 0)
      }
    return this.#saidBy.get(speaker) ?? 0
  }
  readonly #saidBy = new Map<ActorId | null, number>()
}

/** A clause of what somebody said: its words within those of the content, from the first to the one behind the last. */
export interface ShownPart {
  readonly from: number
  readonly to: number
  readonly terms: Terms
}

/** What a statement shows for comparing, wherever it was read. */
export class Shown {
  readonly article: ShownArticle
  readonly item: number
  readonly speaker: ActorId | null
  readonly said: DayRange
  readonly act: Act
  /** How many words are quoted: those within quotation marks; of direct speech all, of reported none. */
  readonly quotes: number
  /** 0 where it stands in no other statement's content, 1 inside one, and so on. */
  readonly depth: number
  readonly #flags: number
  /** Where each list of its row begins: its length. */
  readonly #lists: readonly number[]

  constructor(article: ShownArticle, item: number) {
    const { rows, starts, ids } = article.note
    const start = starts[item]!
    const idAt = (at: number): string | null => ids[rows[start + at]! - 1] ?? null
    this.article = article
    this.item = item
    this.speaker = idAt(ROW.speaker)
    this.said = { from: idAt(ROW.from), to: idAt(ROW.to) }
    this.#flags = rows[start + ROW.act]!
    this.act = ACTS[this.#flags & 0xff]!
    this.quotes = rows[start + ROW.quotes]!
    this.depth = rows[start + ROW.depth]!
    const lists: number[] = []
    for (let at = start + ROW.lists; lists.length < LISTS.length; at += 1 + rows[at]!) lists.push(at)
    this.#lists = lists
  }

  /** Whether it is told as not said. */
  get negated(): boolean {
    return this.#is(FLAGS.negated)
  }
  /** Whether its source names or describes who speaks, and whether it is "reports", "officials", or nobody at all. */
  get named(): boolean {
    return this.#is(FLAGS.named)
  }
  get vague(): boolean {
    return this.#is(FLAGS.vague)
  }
  /** Whether it stands in its article's headline, and whether among the first words. */
  get heads(): boolean {
    return this.#is(FLAGS.heads)
  }
  get leads(): boolean {
    return this.#is(FLAGS.leads)
  }
  get rank(): number { return this.article.note.ranks[this.item]! } // biome-ignore format: a line each

  get speakers(): readonly ActorId[] {
    this.#speakers ??= this.#list('speakers').map((id) => this.article.note.ids[id]!)
    return this.#speakers
  }
  #speakers: readonly ActorId[] | undefined

  /** Where its content stands, in characters. */
  get content(): readonly Span[] {
    const ends = this.#list('content')
    return ends.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: ends[i + 1]! }] : []))
  }

  get terms(): Terms {
    this.#terms ??= new Terms(this.article.note, this.#distinct(0, this.words.length, this.#list('beside')))
    return this.#terms
  }
  #terms: Terms | undefined

  /** What it is about: its terms, where it answers in few words those of the statement before it too. */
  get topic(): readonly Terms[] {
    const before = this.#is(FLAGS.answers) ? this.article.at(this.item - 1) : undefined
    return before ? [this.terms, before.terms] : [this.terms]
  }

  /** The clauses of the content; one where it is short. */
  get parts(): readonly ShownPart[] {
    this.#parts ??= this.#list('parts').map((to, i, ends) => {
      const from = ends[i - 1] ?? 0
      return { from, to, terms: new Terms(this.article.note, this.#distinct(from, to)) }
    })
    return this.#parts
  }
  #parts: readonly ShownPart[] | undefined

  /** The words of the content by hash. */
  get words(): readonly number[] {
    this.#words ??= this.#codes.map((code) => this.article.note.sorts[code >> 1]!)
    return this.#words
  }
  #words: readonly number[] | undefined

  /** Whether a word stands within quotation marks, what its wording weighs, and whether it denies. */
  isQuoted(word: number): boolean {
    return (this.#codes[word]! & QUOTED) > 0
  }
  wording(word: number): number {
    return WEIGHTS[this.article.note.wordings[this.#codes[word]! >> 1]! & (DENIES - 1)]!
  }
  denies(word: number): boolean {
    return this.article.note.wordings[this.#codes[word]! >> 1]! >= DENIES
  }

  /** Its quoted words, each once: what they count as, and what the wording weighs. */
  get quoted(): readonly { readonly as: number; readonly weight: number }[] {
    this.#quoted ??= this.#quotedWords()
    return this.#quoted
  }
  #quoted: readonly { readonly as: number; readonly weight: number }[] | undefined

  /** Its words as terms, where they are none as they are. */
  get told(): NumberSet {
    this.#told ??= NumberSet.of(this.#codes.map((code) => this.#countsAs(code)))
    return this.#told
  }
  #told: NumberSet | undefined

  /** Pairs of its terms that stand next to each other, words that tell nothing left out, by a hash of both in either order. */
  get neighbours(): readonly number[] {
    this.#neighbours ??= this.#pairs()
    return this.#neighbours
  }
  #neighbours: readonly number[] | undefined
  get neighbourSet(): NumberSet {
    this.#neighbourSet ??= NumberSet.of(this.neighbours)
    return this.#neighbourSet
  }
  #neighbourSet: NumberSet | undefined

  /** Terms of the cue: "declared" and "declaration of" are one; "said" tells nothing and is none. */
  get cue(): readonly number[] {
    return this.#list('cue').map((t) => this.article.note.terms[t]!)
  }

  /** Values that are told in it, 1 aside. */
  get figures(): readonly number[] {
    return this.#list('figures').map((f) => this.article.note.figures[f]!)
  }

  /** A number that is the same where it shows the same beside what else its speaker says, and else hardly ever: 53 bits over all that it is compared by. */
  get face(): number {
    const { note } = this.article
    const digest = digestOf()
    const put = digest.put
    const text = (x: string | null): void => put(x === null ? 0 : hash(x))
    const term = (place: number): void => {
      put(note.terms[place]!)
      put(note.weights[place]!)
    }
    const list = (name: (typeof LISTS)[number], each: (x: number) => void): void => {
      const places = this.#list(name)
      put(places.length)
      places.forEach(each)
    }
    for (const x of [note.name, this.speaker, this.said.from, this.said.to, String(this.rank)]) text(x)
    for (const x of [this.#flags, this.quotes, this.depth]) put(x)
    for (const code of this.#codes) {
      const sort = code >> 1
      put(code & QUOTED)
      put(note.sorts[sort]!)
      put(note.wordings[sort]!)
      for (const place of [note.own[sort]!, note.counts[sort]!])
        if (place === 0) put(0)
        else term(place - 1)
    }
    list('speakers', (id) => text(note.ids[id]!))
    list('content', put)
    list('parts', put)
    list('silent', term)
    list('beside', term)
    list('cue', term)
    list('figures', (f) => text(String(note.figures[f])))
    // Where it answers, what the statement before it says is its topic.
    const before = this.#is(FLAGS.answers) ? this.article.at(this.item - 1) : undefined
    if (before) for (const x of before.terms.hashes) put(x)
    // What else its speaker says may be nearer to another's words.
    put(this.article.saidBy(this.speaker))
    return digest.value()
  }

  #is(flag: number): boolean {
    return (this.#flags & flag) > 0
  }

  #list(name: (typeof LISTS)[number]): number[] {
    const { rows } = this.article.note
    const at = this.#lists[LISTS.indexOf(name)]!
    const out: number[] = []
    for (let i = at + 1; i <= at + rows[at]!; i++) out.push(rows[i]!)
    return out
  }

  /** Its words as they are noted. */
  get #codes(): readonly number[] {
    this.#coded ??= this.#collected()
    return this.#coded
  }
  #coded: readonly number[] | undefined

  #collected(): number[] {
    const ranges = this.#list('words')
    const out: number[] = []
    for (let i = 0; i < ranges.length; i += 2)
      for (let k = ranges[i]!; k < ranges[i + 1]!; k++) out.push(this.article.note.words[k]!)
    return out
  }

  // The terms of some words, each once and the speaker's own left out, with others, by their places.
  #distinct(from: number, to: number, more: readonly number[] = []): number[] {
    const { counts } = this.article.note
    const silent = this.#list('silent')
    const [out, seen] = [[] as number[], new NumberSet(to - from)]
    for (let i = from; i < to; i++) {
      const place = counts[this.#codes[i]! >> 1]!
      if (place > 0 && !silent.includes(place - 1) && seen.add(place)) out.push(place - 1)
    }
    return [...out, ...more]
  }

  #countsAs(code: number): number {
    const { own, terms, sorts } = this.article.note
    const place = own[code >> 1]!
    return place > 0 ? terms[place - 1]! : sorts[code >> 1]!
  }

  #quotedWords(): { readonly as: number; readonly weight: number }[] {
    if (this.quotes === 0) return []
    const all = this.#is(FLAGS.direct)
    const seen = new NumberSet(this.#codes.length)
    return this.#codes.flatMap((code, i) =>
      (all || (code & QUOTED) > 0) && seen.add(this.words[i]!)
        ? [{ as: this.#countsAs(code), weight: this.wording(i) }]
        : [],
    )
  }

  #pairs(): number[] {
    const { counts, terms } = this.article.note
    const silent = this.#list('silent')
    const seen = new NumberSet(this.#codes.length)
    const out: number[] = []
    let last: number | null = null
    for (const code of this.#codes) {
      const place = counts[code >> 1]!
      if (place === 0 || silent.includes(place - 1)) continue
      const term = terms[place - 1]!
      if (last !== null) {
        const pair = Math.imul(Math.min(last, term), 0x9e3779b1) ^ Math.max(last, term)
        if (seen.add(pair)) out.push(pair)
      }
      last = term
    }
    return out
  }
}

const known = new WeakMap<PreparedArticle, ShownArticle>()

/** What the statements of an article show that is at hand. */
export function shownArticle(article: PreparedArticle, lexis: Lexis): ShownArticle {
  const found = known.get(article) ?? new ShownArticle(saidNote(article, lexis))
  known.set(article, found)
  return found
}

/** What a statement shows whose article is at hand. */
export const shownOf = (s: PreparedStatement, lexis: Lexis): Shown =>
  shownArticle(s.article, lexis).at(s.article.statements.indexOf(s))!
