import { overlap, type ReadArticle, type Span } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { type PreparedArticle, wordsWithin } from '../prepared.js'

/** Between a preposition and the name of the place there may be so many words ("in the Russian Black Sea resort of"). */
const REACH = 6
/** Behind so many other words a place is that of something else ("the summit also called for an end to the wars in"). */
const STRAY = 3
/** Words of a place's name at most. */
const LONGEST = 5
/** "In the Secretary's report": a name that has something is not where it was. */
const POSSESSIVE = /['’]s?$/u

/**
 * The place a sentence names from `from` on: capitalised words after a preposition of place, behind a link where one
 * follows ("in the Russian Black Sea resort of Sochi"), persons, organisations, times and what somebody says excepted. A town ("in") is told
 * rather than a venue ("at"); the names of `events` are no places. Null where none is named.
 */
export function placeIn(
  prepared: PreparedArticle,
  sentence: Span,
  from: number,
  events: readonly Span[],
  language: Language,
): Span | null {
  const { article, words } = prepared
  const role = (lower: string): string | undefined => language.lexicon('placing').get(lower)?.[0]
  const [first, end] = wordsWithin(words, { start: from, end: sentence.end })
  let venue: Span | null = null
  let strayed = 0
  for (let i = first; i < end && strayed <= STRAY; i++) {
    const kind = words[i]!.quoted ? undefined : role(words[i]!.lower)
    if (kind !== 'place' && kind !== 'venue') {
      if (kind === undefined && words[i]!.start >= from && /^\p{Ll}/u.test(article.text.slice(words[i]!.start)))
        strayed++
      continue
    }
    strayed = 0
    let k = i + 1
    while (k < end && role(words[k]!.lower) === 'article') k++
    const link = linkBehind(prepared, k, Math.min(end, k + REACH), role)
    const span = capitals(prepared, link === null ? k : link + 1, end)
    if (!span || POSSESSIVE.test(article.text.slice(span.start, span.end))) continue
    if (!isPlace(article, span) || events.some((e) => overlap(e, span))) continue
    if (article.statements.some((s) => s.content.some((c) => overlap(c, span)))) continue
    if (kind === 'place') return span
    venue ??= span
  }
  return venue
}

// Index of the link ("of") within one phrase from `from`, or null.
function linkBehind(
  { article, words }: PreparedArticle,
  from: number,
  end: number,
  role: (lower: string) => string | undefined,
): number | null {
  for (let k = from; k < end; k++) {
    const kind = role(words[k]!.lower)
    if (kind === 'link') return k
    if (kind !== undefined || /[,;:.()—–]/u.test(article.text.slice(words[k]!.end, words[k + 1]?.start))) return null
  }
  return null
}

function capitals({ article: { text }, words }: PreparedArticle, from: number, end: number): Span | null {
  let to = from
  while (to < Math.min(end, from + LONGEST) && /^\p{Lu}/u.test(text.slice(words[to]!.start, words[to]!.end))) {
    if (to > from && !/^\s+$/.test(text.slice(words[to - 1]!.end, words[to]!.start))) break
    to++
  }
  return to > from ? { start: words[from]!.start, end: words[to - 1]!.end } : null
}

function isPlace(article: ReadArticle, span: Span): boolean {
  const meets = (s: Span): boolean => s.start < span.end && span.start < s.end
  if (article.times.some(meets)) return false
  const actor = article.actors.find((a) => a.mentions.some(meets))
  return actor === undefined || actor.type === 'place' || actor.type === 'state'
}
