import { type ActorId, type DayRange, daysBetween, rangesMeet } from '@onrecord/format'
import { byText } from '../ids.js'
import type { PreparedArticle } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { hash } from '../words/weights.js'

/** What an article is about, as two unit vectors over its terms, and what a story is named by; all that stories are made of. */
export interface Profile {
  readonly name: string
  readonly published: DayRange
  readonly headline: string | null
  readonly actors: readonly { readonly id: ActorId; readonly name: string; readonly mentions: number }[]
  /** The terms by their hashes, ascending. */
  readonly terms: Uint32Array
  /** What each weighs by how often it stands in it: the matter and its actors. */
  readonly topic: Float32Array
  /** What each weighs by how rare it is, often or not: this event rather than another of the matter. */
  readonly detail: Float32Array
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
  const by = [...count].map(([term, n]) => ({ term, n, at: hash(term), rare: lexis.weight(term) }))
  by.sort((a, b) => a.at - b.at)
  const topic = unit(by.map(({ n, rare }) => n * rare))
  const detail = unit(by.map(({ n, rare }) => (1 + Math.log(n)) * rare ** 1.5))
  // Only those are put in order that weigh as much as the last that is kept.
  const least = Float32Array.from(topic).sort().at(-KEYS) ?? 0
  const heaviest = by.flatMap(({ term }, i) => (topic[i]! < least ? [] : [{ term, weight: topic[i]! }]))
  heaviest.sort((a, b) => b.weight - a.weight || byText(a.term, b.term))
  const keys = heaviest.slice(0, KEYS).map((t) => t.term)
  const { article } = prepared
  const { from, to } = article.published
  const actors = article.actors.map(({ id, name, mentions }) => ({ id, name, mentions: mentions.length }))
  const terms = Uint32Array.from(by, (t) => t.at)
  return {
    name: article.name,
    published: { from, to },
    headline: article.title,
    actors,
    terms,
    topic,
    detail,
    keys,
  }
}

function unit(values: readonly number[]): Float32Array {
  const length = Math.sqrt(values.reduce((sum, x) => sum + x * x, 0))
  return Float32Array.from(values, (x) => x / length)
}

/** Cosines of two articles, by topic and by detail. */
export function cosines(a: Profile, b: Profile): { readonly topic: number; readonly detail: number } {
  let [topic, detail, i, j] = [0, 0, 0, 0]
  while (i < a.terms.length && j < b.terms.length) {
    const [x, y] = [a.terms[i]!, b.terms[j]!]
    if (x === y) {
      topic += a.topic[i]! * b.topic[j]!
      detail += a.detail[i]! * b.detail[j]!
    }
    if (x <= y) i++
    if (y <= x) j++
  }
  return { topic, detail }
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
