import type { ActorId, Span } from '@onrecord/format'
import { headIn } from '../actors/heads.js'
import { lowerBound } from '../actors/quoted-speech.js'
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
    const head = lowerBound(tokens, headIn(tokens, span))
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
    const first = tokens[lowerBound(tokens, span.start)]!
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
  for (const a of actors) {
    if (a.type !== 'outlet' && a.type !== 'organisation') continue
    for (const m of a.mentions) {
      if (m.form === 'pronoun') continue
      const next = tokens[lowerBound(tokens, m.end)]
      const after = tokens[lowerBound(tokens, m.end) + 1]
      const same = next?.lemma === lemma || after?.lemma === lemma
      const makes = same || [next, after].some((t) => t && written(t.lower, t.lemma, words))
      if (!makes && a.type !== 'outlet') continue
      const distance = (m.end <= at ? at - m.end : 2 * (m.start - at)) * (same ? 0.5 : 1)
      if (distance < near && distance < REACH) {
        best = a.id
        near = distance
      }
    }
  }
  return best
}
