import { type DayRange, daysBetween, type ReadArticle, rangesMeet, type Span } from '@onrecord/format'
import type { PreparedArticle } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'

/** What an article is about, as two unit vectors over terms. */
export interface Profile {
  readonly prepared: PreparedArticle
  /** Terms by how often they stand in it: the matter and its actors. */
  readonly topic: ReadonlyMap<Term, number>
  /** Terms by how rare they are, often or not: this event rather than another of the matter. */
  readonly detail: ReadonlyMap<Term, number>
  /** The terms that weigh most in `topic`, by which it is found. */
  readonly keys: readonly Term[]
}

/** Words of the headline and the first paragraphs count twice. */
const LEAD_BLOCKS = 3
const LEAD = 2
const KEYS = 12

/** Makes the profile of an article; depends on the article and the frozen word weights alone. */
export function profileOf(prepared: PreparedArticle, lexis: Lexis): Profile {
  const lead =
    prepared.article.blocks.flatMap((b, i) => (b.kind === 'furniture' ? [] : [i]))[LEAD_BLOCKS] ??
    Number.POSITIVE_INFINITY
  const count = new Map<Term, number>()
  // Pronouns make whoever is spoken of the whole matter; names and roles will do.
  for (const { term, pronoun, block } of prepared.words)
    if (term && !pronoun) count.set(term, (count.get(term) ?? 0) + (block < lead ? LEAD : 1))
  const topic = unit(count, (n, t) => n * lexis.weight(t))
  const detail = unit(count, (n, t) => (1 + Math.log(n)) * lexis.weight(t) ** 1.5)
  const keys = [...topic].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, KEYS)
  return { prepared, topic, detail, keys: keys.map(([t]) => t) }
}

function unit(count: ReadonlyMap<Term, number>, weight: (n: number, term: Term) => number): Map<Term, number> {
  const out = new Map<Term, number>()
  let square = 0
  for (const [term, n] of count) {
    const x = weight(n, term)
    out.set(term, x)
    square += x * x
  }
  const length = Math.sqrt(square)
  for (const [term, x] of out) out.set(term, x / length)
  return out
}

/** Cosine of two unit vectors. */
export function cosine(a: ReadonlyMap<Term, number>, b: ReadonlyMap<Term, number>): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, x] of short) sum += x * (long.get(term) ?? 0)
  return sum
}

/** Where nothing says how far apart two articles appeared, this many days are assumed. */
const UNKNOWN_GAP = 30

/** Days between two ranges; 0 where they meet, a month where one is not known. */
export function gap(a: DayRange, b: DayRange): number {
  if ((a.from === null && a.to === null) || (b.from === null && b.to === null)) return UNKNOWN_GAP
  if (rangesMeet(a, b)) return 0
  const [first, second] = (a.to ?? '9999') < (b.from ?? '0000') ? [a, b] : [b, a]
  return daysBetween(first.to!, second.from!)
}

/** The headline as the article has it, or null. */
export function headlineOf({ blocks, text, title }: ReadArticle): string | null {
  const block: Span | undefined = blocks.find((b) => b.kind === 'headline')
  return block ? text.slice(block.start, block.end).replace(/\s+/g, ' ').trim() : title
}
