import { type Actor, type ActorId, firstAt, type Span } from '@onrecord/format'
import type { Token } from '@onrecord/language'
import { headIn } from '../actors/heads.js'
import type { Words } from '../actors/words.js'
import type { Peopled } from '../layers.js'

/** How far back, in characters, "the poll" looks for whose it is. */
const REACH = 1500

/**
 * Whoever made what is the source: "a Bloomberg poll", "Trump's own admission", "an investigation by Robert Mueller"; for
 * "the poll", "the article" whoever a poll or an article was said to be by before (in a headline: after).
 */
export function authorOf(source: readonly Span[], layer: Peopled, words: Words): ActorId | null {
  const { who, analysis } = layer
  const { tokens } = analysis
  for (const span of source) {
    const head = firstAt(tokens, headIn(tokens, span))
    const noun = tokens[head]
    if (!noun || !written(noun.lower, noun.lemma, words)) continue
    let by = head + 1
    while (by < tokens.length && tokens[by]!.start < span.end && words.grammar.get(tokens[by]!.lower) !== 'by') by++
    const named = by < tokens.length && tokens[by]!.start < span.end
    const author = named ? who.of([{ start: tokens[by]!.end, end: span.end }]) : null
    if (author) return author
    const before = who.within({ start: span.start, end: noun.start })
    // "a report from Oslo", not "reports reaching us from the capital of Norway".
    const next = words.grammar.get(tokens[head + 1]?.lower ?? '')
    const behind = next === 'of' || next === 'by' ? who.within({ start: noun.end, end: span.end })[0] : undefined
    const id = before[before.length - 1] ?? who.at(span.start) ?? behind
    if (id) return id
    const first = tokens[firstAt(tokens, span.start)]!
    // "Reports" and "polls" are anybody's.
    const bare = first === noun ? !noun.tag.endsWith('S') : words.grammar.get(first.lower) === 'definite'
    if (bare && (words.press.has(noun.lower) || words.press.has(noun.lemma)))
      return saidBefore(noun.start, noun.lemma, layer, words)
  }
  return null
}

const written = (lower: string, lemma: string, words: Words): boolean =>
  words.attributed.has(lower) || words.attributed.has(lemma)

/** Whose a poll, an article, a report last was ("A Bloomberg poll … the poll"); an outlet named alone will do. */
function saidBefore(at: number, lemma: string, { analysis, actors }: Peopled, words: Words): ActorId | null {
  const { tokens } = analysis
  let best: ActorId | null = null
  let near = Number.POSITIVE_INFINITY
  for (const { id, type, start, end, words: behind } of makersAround(at, actors, tokens)) {
    const same = behind.some((t) => t.lemma === lemma)
    const makes = same || behind.some((t) => written(t.lower, t.lemma, words))
    if (!makes && type !== 'outlet') continue
    const distance = (end <= at ? at - end : 2 * (start - at)) * (same ? 0.5 : 1)
    if (distance < near && distance < REACH) {
      best = id
      near = distance
    }
  }
  return best
}

/** A mention of who may make what is written, with the two words behind it. */
interface Maker extends Span {
  readonly id: ActorId
  readonly type: Actor['type']
  readonly words: readonly Token[]
}

/** Characters of a stretch of text whose makers are listed together: what counts lies in one of three stretches. */
const STRETCH = 2 * REACH

/** Makers of an article by stretch of text, each with its place in the list of all: every poll asks for those around it. */
const makersIn = new WeakMap<Peopled['actors'], ReadonlyMap<number, readonly (readonly [number, Maker])[]>>()

/** Mentions of outlets and organisations by name that may be near enough to a place, in the order of the actors. */
function makersAround(at: number, actors: Peopled['actors'], tokens: readonly Token[]): Maker[] {
  const known = makersIn.get(actors) ?? makers(actors, tokens)
  makersIn.set(actors, known)
  const here = Math.floor(at / STRETCH)
  return [here - 1, here, here + 1]
    .flatMap((stretch) => known.get(stretch) ?? [])
    .sort(([a], [b]) => a - b)
    .map(([, maker]) => maker)
}

function makers(actors: Peopled['actors'], tokens: readonly Token[]): Map<number, (readonly [number, Maker])[]> {
  const listed = new Map<number, (readonly [number, Maker])[]>()
  let place = 0
  for (const { id, type, mentions } of actors) {
    if (type !== 'outlet' && type !== 'organisation') continue
    for (const { start, end, form } of mentions) {
      if (form === 'pronoun') continue
      const next = firstAt(tokens, end)
      const stretch = Math.floor(end / STRETCH)
      const there = listed.get(stretch) ?? []
      there.push([place++, { id, type, start, end, words: tokens.slice(next, next + 2) }])
      listed.set(stretch, there)
    }
  }
  return listed
}
