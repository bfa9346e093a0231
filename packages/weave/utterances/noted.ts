import { ACTS } from '@onrecord/format'
import { narrowed } from '../loom/columns.js'
import { type PreparedArticle, type PreparedStatement, type PreparedWord, wordsWithin } from '../prepared.js'
import type { Form, Lexis, Term } from '../words/lexis.js'
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
  /** Where the row of each statement begins, and the rows: see `rowOf`. */
  readonly starts: Places
  readonly rows: Places
}

export const ACTOR = 0x100
export const DENIES = 0x100
export const QUOTED = 1

/** What a statement is, in bits behind its act. */
export const FLAGS = { negated: 0x100, named: 0x200, vague: 0x400, heads: 0x800, leads: 0x1000, answers: 0x2000, direct: 0x4000 } as const // biome-ignore format: a table

/** Numbers a row begins with: act and flags, speaker, the ends of the days it was said on (places among the ids and 1, 0 for none), words quoted. */
export const ROW = { act: 0, speaker: 1, from: 2, to: 3, quotes: 4, lists: 5 } as const
/** The lists of numbers in a row, each behind how many it has: places, spans of characters, spans of words, ends of the clauses. */
export const LISTS = ['speakers', 'content', 'words', 'parts', 'silent', 'beside', 'cue', 'figures'] as const

/** What terms and wordings weigh by the number that is noted of it. */
export const WEIGHTS: readonly number[] = Array.from({ length: 256 }, (_, i) => i / 255)
const weightOf = (weight: number): number => Math.round(255 * weight)

/** Things by their places in a list that grows with what is asked for. */
function numbered<T>(): { readonly list: T[]; readonly placeOf: (x: T) => number } {
  const [list, places] = [[] as T[], new Map<T, number>()]
  const placeOf = (x: T): number => {
    let place = places.get(x)
    if (place === undefined) {
      place = list.push(x) - 1
      places.set(x, place)
    }
    return place
  }
  return { list, placeOf }
}

/** What is noted of the statements of an article, in their order. */
export function saidNote({ article, words, statements }: PreparedArticle, lexis: Lexis): SaidNote {
  const [ids, terms, figures] = [numbered<string>(), numbered<Term>(), numbered<number>()]
  const termPlace = (term: Term | null): number => (term === null ? 0 : terms.placeOf(term) + 1)
  const sorts = sorted(termPlace)
  const ranges = statements.map((s) => s.statement.content.map((c) => wordsWithin(words, c)))
  const { kept, placeOf } = keptOf(words.length, ranges.flat())
  const rows: number[] = []
  const starts = statements.map((s, i) => {
    const start = rows.length
    const { statement } = s
    const idPlace = (id: string | null): number => (id === null ? 0 : ids.placeOf(id) + 1)
    rows.push(actOf(s, statements[i - 1], lexis), idPlace(statement.speaker))
    rows.push(idPlace(statement.said.from), idPlace(statement.said.to), s.quoted.length)
    const own = new Set<Term>(statement.speakers.map((id) => lexis.actor(id)))
    const told = new Set(s.words.map((w) => w.term))
    const lists: Record<(typeof LISTS)[number], readonly number[]> = {
      speakers: statement.speakers.map(ids.placeOf),
      content: statement.content.flatMap(({ start, end }) => [start, end]),
      words: ranges[i]!.flatMap(([from, to]) => (from < to ? [placeOf[from]!, placeOf[from]! + to - from] : [])),
      parts: s.parts.map((p) => p.to),
      silent: [...own].map(terms.placeOf),
      beside: [...s.terms].filter((t) => !told.has(t)).map(terms.placeOf),
      cue: statement.cue.flatMap((c) =>
        words.slice(...wordsWithin(words, c)).flatMap(({ term }) => (term === null ? [] : [terms.placeOf(term)])),
      ),
      figures: s.quantities.filter((q) => q.value !== 1).map((q) => figures.placeOf(q.value)),
    }
    for (const name of LISTS) rows.push(lists[name].length, ...lists[name])
    return start
  })
  const told = kept.map((i) => 2 * sorts.placeOf(words[i]!) + (words[i]!.quoted ? QUOTED : 0))
  const own = sorts.list.map(({ form }) => termPlace(form.term))
  const counts = sorts.list.map(({ term }) => termPlace(term))
  return {
    name: article.name,
    ids: ids.list,
    words: narrowed(told),
    sorts: Int32Array.from(sorts.list, ({ form }) => form.hash),
    wordings: Uint16Array.from(sorts.list, ({ form }) => weightOf(form.wording) + (lexis.denies(form.lower) ? DENIES : 0)),
    own: narrowed(own),
    counts: narrowed(counts),
    terms: Int32Array.from(terms.list, (t) => hash(t)),
    weights: Uint16Array.from(terms.list, (t) => weightOf(lexis.weight(t)) + (t.startsWith('@') ? ACTOR : 0)),
    ranks: Float64Array.from(statements, statementRank),
    figures: Float64Array.from(figures.list),
    starts: narrowed(starts),
    rows: narrowed(rows),
  } // biome-ignore format: a line each
}

// Words that are the same and count as the same where they stand are of one sort.
function sorted(termPlace: (term: Term | null) => number): {
  readonly list: readonly PreparedWord[]
  readonly placeOf: (word: PreparedWord) => number
} {
  const list: PreparedWord[] = []
  const plain = new Map<Form, number>()
  const mentions = new Map<Form, Map<number, number>>()
  const placeOf = (word: PreparedWord): number => {
    const { form, term } = word
    let places: Map<Form | number, number> = plain
    let key: Form | number = form
    if (term !== form.term) {
      places = mentions.get(form) ?? new Map()
      if (places.size === 0) mentions.set(form, places as Map<number, number>)
      key = termPlace(term)
    }
    let place = places.get(key)
    if (place === undefined) {
      place = list.push(word) - 1
      places.set(key, place)
    }
    return place
  }
  return { list, placeOf }
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
