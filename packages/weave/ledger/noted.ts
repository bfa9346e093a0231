import { type Day, overlap, type Span, type StatementRef } from '@onrecord/format'
import { packColumns, unpackColumns } from '../loom/columns.js'
import { markOf, marksOf } from '../loom/marks.js'
import type { PreparedArticle, PreparedWord } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { hash } from '../words/weights.js'
import { WORDS } from './deed.js'
import type { Draft } from './draft.js'
import { SHARE, type Sought, sinceOf, TERMS } from './evidence.js'
import { type Report, reportOf } from './report.js'
import type { Telling } from './telling.js'

/** What is noted of an entry of the ledger as one article has it: all that it is made of, and by what it is held against sentences. */
export interface DraftNote extends Report {
  readonly since: Day | null
  /** The place of its statement in the article, or -1. */
  readonly statement: number
  /** A hash of the sentence it was read in, to tell whether it is read so still. */
  readonly read: number
}

/** What is noted of an article for the ledger: its entries, and of each sentence that may tell something the marks of its terms. */
export interface LedgerNote {
  readonly name: string
  /** The first day it may have appeared on. */
  readonly day: Day | null
  readonly drafts: readonly DraftNote[]
  readonly tellings: readonly Uint16Array[]
  /** A hash of each of the sentences as it was read, to tell whether it is read so still. */
  readonly read: Uint32Array
}

/** Notes an article's entries and sentences. `marks` are all of its sentences. */
export const ledgerNote = (
  { article, statements }: PreparedArticle,
  drafts: readonly Draft[],
  tellings: readonly Telling[],
  marks: readonly Span[],
): LedgerNote => ({
  name: article.name,
  day: article.published.from,
  drafts: drafts.map((d) => ({
    ...reportOf(d),
    since: sinceOf(d),
    statement: d.statement ? statements.indexOf(d.statement) : -1,
    read: askedIn(d, marks),
  })),
  tellings: tellings.map((t) => marksOf(t.senses.map((s) => s.hash))),
  read: new Uint32Array(tellings.map(readAs)),
})

// A sentence as what it tells goes by: where it stands, its words and what they count as, its event, and in whose words it is told.
function readAs({ article, span, words, event }: Telling): number {
  const meets = (c: Span): boolean => overlap(c, span)
  let told = ''
  for (const { statement } of article.statements) {
    if (!statement.content.some(meets)) continue
    told += told === '' ? statement.act : ` ${statement.act}`
    for (const { start, end } of statement.content) told += ` ${start} ${end}`
  }
  return hashOf(`${span.start} ${span.end} ${event} ${told}`, words)
}

// The sentence of what must come about, whose subject may stand before that.
function askedIn({ article, needs: [first] }: Draft, marks: readonly Span[]): number {
  const sentence = marks.find((s) => overlap(s, first!)) ?? first!
  return hashOf(`${sentence.start} ${sentence.end}`, article.within(sentence))
}

function hashOf(place: string, words: readonly PreparedWord[]): number {
  let h = hash(place)
  for (const { form, sense } of words) {
    h = Math.imul(h ^ form.hash, 0x01000193)
    if (sense !== form.sense) h = Math.imul(h ^ (sense === null ? 1 : sense.hash), 0x01000193)
  }
  return h >>> 0
}

/** Marks and weights of what an entry is sought by. */
export interface Marked extends Sought {
  readonly marked: {
    readonly words: readonly (readonly [number, number])[]
    readonly names: readonly (readonly [number, number])[]
  }
}

/** What an entry is sought by, with the marks of its terms. */
export function markedOf(sought: Sought, lexis: Lexis): Marked {
  const weighed = (terms: readonly string[]) => terms.map((t) => [markOf(hash(t)), lexis.weight(t)] as const)
  return { ...sought, marked: { words: weighed(sought.words), names: weighed(sought.names) } }
}

/** Sums of weights in another order may come out so much less. */
const ROUNDING = 1e-9

/** Whether a sentence (by the marks of its terms) of another article of a day may tell an entry; where it is false it does not. */
export function mayTell(
  { since, least, marked, wordMass, mass }: Marked,
  telling: Uint16Array,
  day: Day | null,
): boolean {
  if (since === null || day === null || day <= since || least === null) return false
  let [shared, told] = [0, ROUNDING]
  for (const [mark, weight] of marked.words)
    if (holdsMark(telling, mark)) {
      shared++
      told += weight
    }
  if (shared < least || told < WORDS * wordMass) return false
  let named = 0
  for (const [mark, weight] of marked.names)
    if (holdsMark(telling, mark)) {
      named++
      told += weight
    }
  return (
    (marked.names.length === 0 || named > 0) &&
    shared + named >= Math.min(TERMS, marked.words.length + marked.names.length) &&
    told >= SHARE * mass
  )
}

function holdsMark(marks: Uint16Array, mark: number): boolean {
  let [lo, hi] = [0, marks.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (marks[mid]! < mark) lo = mid + 1
    else hi = mid
  }
  return marks[lo] === mark
}

/** An entry as it is kept: spans as their starts and ends one behind the other. */
export type Row = readonly [
  kind: Report['kind'],
  holder: Report['holder'],
  made: readonly [Day | null, Day | null],
  due: Day | null,
  since: Day | null,
  form: Report['form'],
  statement: number,
  statements: readonly (readonly [StatementRef['id'] | null, readonly number[]])[],
  needs: readonly number[],
  gives: readonly number[],
  terms: readonly string[],
  read: number,
]

/** All that is noted of an entry. */
export const rowOf = (d: DraftNote): Row => [
  d.kind, d.holder, [d.made.from, d.made.to], d.due, d.since, d.form, d.statement,
  d.statements.map((s) => [s.id ?? null, flat(s.content)]), flat(d.needs), flat(d.gives), [...d.terms], d.read,
] // biome-ignore format: as in Row

/** The note as bytes. */
export function packLedger({ name, day, drafts, tellings, read }: LedgerNote): Uint8Array {
  const rows = drafts.map(rowOf)
  // The marks of all sentences one behind the other, and where each sentence's end.
  const marks = new Uint16Array(tellings.reduce((n, t) => n + t.length, 0))
  const ends = new Uint32Array(tellings.length)
  let end = 0
  tellings.forEach((telling, i) => {
    marks.set(telling, end)
    ends[i] = end += telling.length
  })
  return packColumns([name, day, rows], [marks, ends, read])
}

/** The note that was packed. */
export function unpackLedger(bytes: Uint8Array): LedgerNote {
  const { head, columns } = unpackColumns(bytes)
  const [marks, ends, read] = columns as [Uint16Array, Uint32Array, Uint32Array]
  const [name, day, rows] = head as readonly [string, Day | null, readonly Row[]]
  const drafts = rows.map(
    ([kind, holder, [from, to], due, since, form, statement, statements, needs, gives, terms, read]): DraftNote => ({
      kind,
      article: name,
      holder,
      made: { from, to },
      due,
      since,
      form,
      statement,
      statements: statements.map(([id, content]) => ({ article: name, ...(id && { id }), content: spansOf(content) })),
      needs: spansOf(needs),
      gives: spansOf(gives),
      terms: new Set(terms),
      read,
    }),
  )
  return { name, day, drafts, tellings: Array.from(ends, (end, i) => marks.subarray(ends[i - 1] ?? 0, end)), read }
}

const flat = (spans: readonly Span[]): number[] => spans.flatMap(({ start, end }) => [start, end])

const spansOf = (flat: readonly number[]): Span[] =>
  Array.from({ length: flat.length / 2 }, (_, i) => ({ start: flat[2 * i]!, end: flat[2 * i + 1]! }))
