import { ACTS, type Span } from '@onrecord/format'
import { narrowed } from '../loom/columns.js'
import { type PreparedArticle, type PreparedStatement, type PreparedWord, wordsWithin } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { hash } from '../words/weights.js'
import { statementRank } from './keys.js'
import { isNamed, isVague } from './speakers.js'

/** Places in other lists, few enough for 16 bits or not. */
export type Places = Uint16Array | Uint32Array

/**
 * What is noted of the statements of an article: all that they are compared by, in numbers. Words and terms are hashes of
 * 32 bits; what they weigh stands in 255ths, as in the language's weights.
 */
export interface SaidNote {
  /** The article's name. */
  readonly name: string
  /** The actors who speak, and the days they spoke on. */
  readonly ids: readonly string[]
  /** Of each term its hash, and what it weighs, with ACTOR where it is an actor's. */
  readonly terms: Int32Array
  readonly weights: Uint16Array
  /** Of each sort of words its hash, and what its wording weighs, with DENIES where it does. */
  readonly sorts: Int32Array
  readonly wordings: Uint16Array
  /** What a word of a sort counts as by itself, and where it stands: places among the terms and 1, 0 for none. */
  readonly own: Places
  readonly counts: Places
  /** The words of the contents, as they stand in the article: twice the place of their sort, and QUOTED where it is. */
  readonly words: Places
  /** What each statement is called where of many some stand for all. */
  readonly ranks: Float64Array
  /** Values that are told. */
  readonly figures: Float64Array
  /** Where the row of each statement begins, and the rows: numbers as ROW says, then LISTS. */
  readonly starts: Places
  readonly rows: Places
}

export const ACTOR = 0x100
export const DENIES = 0x100
export const QUOTED = 1

/** What a statement is, in bits behind its act. */
export const FLAGS = { negated: 0x100, named: 0x200, vague: 0x400, heads: 0x800, leads: 0x1000, answers: 0x2000, direct: 0x4000 } as const // biome-ignore format: a table

/** Numbers a row begins with: act and flags, speaker, the ends of the days it was said on (places among the ids and 1, 0 for none), words quoted, depth. */
export const ROW = { act: 0, speaker: 1, from: 2, to: 3, quotes: 4, depth: 5, lists: 6 } as const
/** The lists of numbers in a row, each behind how many it has: places, spans of characters, spans of words, ends of the clauses. */
export const LISTS = ['speakers', 'content', 'words', 'parts', 'silent', 'beside', 'cue', 'figures'] as const

/** What terms and wordings weigh by the number that is noted of it. */
export const WEIGHTS: readonly number[] = Array.from({ length: 256 }, (_, i) => i / 255)
const weightOf = (weight: number): number => Math.round(255 * weight)

/** Things by their places in a list that grows with what is asked for. */
class Numbered<T> {
  readonly list: T[] = []
  readonly #places = new Map<T, number>()
  placeOf(x: T): number {
    let place = this.#places.get(x)
    if (place === undefined) {
      place = this.list.push(x) - 1
      this.#places.set(x, place)
    }
    return place
  }
  /** The place and 1; 0 for nothing. */
  numberOf(x: T | null): number {
    return x === null ? 0 : this.placeOf(x) + 1
  }
}

/** What is noted of the statements of an article, in their order. */
export function saidNote(article: PreparedArticle, lexis: Lexis): SaidNote {
  const { words, statements } = article
  const [ids, terms, figures] = [new Numbered<string>(), new Numbered<Term>(), new Numbered<number>()]
  const ranges = statements.map((s) => s.statement.content.map((c) => wordsWithin(words, c)))
  const { kept, placeOf } = keptOf(words.length, ranges.flat())
  const [rows, starts]: [number[], number[]] = [[], []]
  const put = (list: readonly number[]): void => {
    rows.push(list.length)
    for (let i = 0; i < list.length; i++) rows.push(list[i]!)
  }
  const silentOf = (id: string): number => terms.placeOf(lexis.actor(id))
  const besideOf = (s: PreparedStatement): number[] => {
    const beside = [...new Set(s.statement.targets)].map((id) => lexis.actor(id))
    return beside.filter((t) => s.terms.has(t) && !s.words.some((w) => w.term === t)).map((t) => terms.placeOf(t))
  }
  const cueOf = (cue: Span): number[] => {
    const told = article.within(cue).filter((w) => w.term !== null)
    return told.map((w) => terms.placeOf(w.term!))
  }
  statements.forEach((s, i) => {
    const { speaker, speakers, said, content, cue, depth } = s.statement
    starts.push(rows.length)
    rows.push(actOf(s, statements[i - 1], lexis), ids.numberOf(speaker))
    rows.push(ids.numberOf(said.from), ids.numberOf(said.to), s.quoted.length, depth)
    // In the order of LISTS.
    put(speakers.map((id) => ids.placeOf(id)))
    put(content.flatMap(({ start, end }) => [start, end]))
    put(ranges[i]!.flatMap(([from, to]) => (from < to ? [placeOf[from]!, placeOf[from]! + to - from] : [])))
    put(s.parts.map((p) => p.to))
    put(speakers.map(silentOf))
    put(besideOf(s))
    put(cue.flatMap(cueOf))
    put(s.quantities.filter((q) => q.value !== 1).map((q) => figures.placeOf(q.value)))
  })
  const { sorts, codes } = sortsOf(words, kept)
  const own = sorts.map(({ form }) => terms.numberOf(form.term))
  const counts = sorts.map(({ form, term }, i) => (term === form.term ? own[i]! : terms.numberOf(term)))
  const wordingOf = ({ form }: PreparedWord) => weightOf(form.wording) + (lexis.denies(form.lower) ? DENIES : 0)
  const termWeight = (t: Term) => weightOf(lexis.weight(t)) + (t.startsWith('@') ? ACTOR : 0)
  // What is made of a list at once is made in a tenth of the time that `from` takes, which goes through it by itself.
  return {
    name: article.article.name,
    ids: ids.list,
    terms: new Int32Array(terms.list.map((t) => hash(t))),
    weights: new Uint16Array(terms.list.map(termWeight)),
    sorts: new Int32Array(sorts.map(({ form }) => form.hash)),
    wordings: new Uint16Array(sorts.map(wordingOf)),
    own: narrowed(own),
    counts: narrowed(counts),
    words: narrowed(codes),
    ranks: new Float64Array(statements.map(statementRank)),
    figures: new Float64Array(figures.list),
    starts: narrowed(starts),
    rows: narrowed(rows),
  }
}

// Words that are the same and count as the same where they stand are of one sort: a word of each, and those that are kept by
// their sorts.
function sortsOf(
  words: readonly PreparedWord[],
  kept: readonly number[],
): { readonly sorts: readonly PreparedWord[]; readonly codes: readonly number[] } {
  const sorts: PreparedWord[] = []
  // An open table of places and 1: most words have been met before.
  const slots = new Int32Array(2 << (32 - Math.clz32(kept.length)))
  const codes = kept.map((i) => {
    const word = words[i]!
    const { form, term } = word
    let slot = (form.hash ^ (form.hash >>> 15)) & (slots.length - 1)
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const known = sorts[slots[slot]! - 1]!
      if (known.form.hash === form.hash && known.term === term && known.form.lower === form.lower) break
    }
    if (slots[slot] === 0) slots[slot] = sorts.push(word)
    return 2 * (slots[slot]! - 1) + (word.quoted ? QUOTED : 0)
  })
  return { sorts, codes }
}

// The words that stand within some ranges, by their indexes, and the place of each among them.
function keptOf(
  size: number,
  ranges: readonly (readonly [number, number])[],
): { readonly kept: readonly number[]; readonly placeOf: Int32Array } {
  const placeOf = new Int32Array(size)
  for (const [from, to] of ranges) placeOf.fill(1, from, Math.max(from, to))
  const kept: number[] = []
  for (let i = 0; i < size; i++) if (placeOf[i] === 1) placeOf[i] = kept.push(i) - 1
  return { kept, placeOf }
}

/** Words of a headline and a first paragraph. */
const LEAD = 60

// The act of a statement and what else it is; `before` is the one that stands before it in its article.
function actOf(s: PreparedStatement, before: PreparedStatement | undefined, lexis: Lexis): number {
  const { article, statement, terms, topic } = s
  const at = statement.content[0]!.start
  const last = article.words[Math.min(article.words.length - 1, LEAD)]
  const is: Record<keyof typeof FLAGS, boolean> = {
    negated: statement.negated,
    named: isNamed(s),
    vague: isVague(s, lexis),
    // In its article's headline; among its first words, where reports tell what they are about.
    heads: article.article.blocks.find((b) => b.start <= at && at < b.end)?.kind === 'headline',
    leads: last !== undefined && at < last.start,
    answers: before !== undefined && topic !== terms,
    direct: statement.kind === 'direct',
  }
  let act = ACTS.indexOf(statement.act)
  for (const name of Object.keys(FLAGS) as (keyof typeof FLAGS)[]) if (is[name]) act |= FLAGS[name]
  return act
}
