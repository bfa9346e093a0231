import { type ActorId, type DayRange, daysBetween, rangesMeet } from '@onrecord/format'
import { byText } from '../ids.js'
import type { PreparedArticle } from '../prepared.js'
import type { Sense, Term } from '../words/lexis.js'

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
/** More terms than an article has. */
const MANY = 2 ** 20

/** Makes the profile of an article; depends on the article and the frozen word weights alone. */
export function profileOf(prepared: PreparedArticle): Profile {
  const lead =
    prepared.article.blocks.flatMap((b, i) => (b.kind === 'furniture' ? [] : [i]))[LEAD_BLOCKS] ??
    Number.POSITIVE_INFINITY
  const places = new Map<Sense, number>()
  const [senses, counts]: [Sense[], number[]] = [[], []]
  // Pronouns make whoever is spoken of the whole matter; names and roles will do.
  for (const { sense, pronoun, block } of prepared.words) {
    if (!sense || pronoun) continue
    let place = places.get(sense)
    if (place === undefined) {
      place = senses.push(sense) - 1
      counts.push(0)
      places.set(sense, place)
    }
    counts[place]! += block < lead ? LEAD : 1
  }
  // By their hashes; behind the hash stands the place, so that numbers are put in order.
  const order = new Float64Array(senses.length)
  for (let place = 0; place < order.length; place++) order[place] = senses[place]!.hash * MANY + place
  order.sort()
  const terms = new Uint32Array(order.length)
  const [often, rare] = [new Float64Array(order.length), new Float64Array(order.length)]
  for (let i = 0; i < order.length; i++) {
    const place = order[i]! % MANY
    const [{ hash, weight }, count] = [senses[place]!, counts[place]!]
    terms[i] = hash
    often[i] = count * weight
    rare[i] = (1 + Math.log(count)) * weight ** 1.5
  }
  const [topic, detail] = [unit(often), unit(rare)]
  // Only those are put in order that weigh as much as the last that is kept.
  const least = topic.slice().sort().at(-KEYS) ?? 0
  const heaviest: { readonly term: Term; readonly weight: number }[] = []
  for (let i = 0; i < order.length; i++)
    if (topic[i]! >= least) heaviest.push({ term: senses[order[i]! % MANY]!.term, weight: topic[i]! })
  heaviest.sort((a, b) => b.weight - a.weight || byText(a.term, b.term))
  const keys = heaviest.slice(0, KEYS).map((t) => t.term)
  const { article } = prepared
  const { from, to } = article.published
  const actors = article.actors.map(({ id, name, mentions }) => ({ id, name, mentions: mentions.length }))
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

function unit(values: Float64Array): Float32Array {
  let square = 0
  for (let i = 0; i < values.length; i++) square += values[i]! * values[i]!
  const length = Math.sqrt(square)
  const out = new Float32Array(values.length)
  for (let i = 0; i < out.length; i++) out[i] = values[i]! / length
  return out
}

/** Cosines of two articles, by topic and by detail. */
export function cosines(a: Profile, b: Profile): { readonly topic: number; readonly detail: number } {
  const [left, right] = [a.terms, b.terms]
  let topic = 0
  let detail = 0
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    const x = left[i]!
    const y = right[j]!
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
