import { createHash } from 'node:crypto'
import type { Anchor, ArticleAnchor, Quoted, Span } from '@onrecord/format'

/** Characters kept on either side of a quotation: enough to tell two places of the same words apart. */
const AROUND = 32

/** Digest of an article's text alone: the same on every machine, wherever the article lies. */
export const textDigest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** A span with the words that find it again. */
export const quote = (text: string, { start, end }: Span): Quoted => ({
  start,
  end,
  quote: text.slice(start, end),
  before: text.slice(Math.max(0, start - AROUND), start),
  after: text.slice(end, end + AROUND),
})

/** Words of an article as a decision names them. */
export const anchorTo = (article: ArticleAnchor, text: string, spans: readonly Span[]): Anchor => ({
  article,
  spans: spans.map((s) => quote(text, s)),
})

/**
 * Where a quotation stands in a text now: at its place, else where the same words stand between the same neighbours, the
 * nearest of them; else where its words stand with other marks or blanks between them. Null where they do not.
 */
export function find(text: string, q: Quoted): Span | null {
  if (text.startsWith(q.quote, q.start) && q.quote !== '') return { start: q.start, end: q.start + q.quote.length }
  const same = occurrences(text, q.quote)
  return best(text, q, same.length > 0 ? same : looseOccurrences(text, q.quote))
}

/** Where all spans of an anchor stand now, or null where one of them does not. */
export function findAll(text: string, spans: readonly Quoted[]): Span[] | null {
  const found = spans.map((q) => find(text, q))
  return found.every((s) => s !== null) ? found : null
}

function occurrences(text: string, words: string): Span[] {
  const out: Span[] = []
  if (words === '') return out
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    out.push({ start: at, end: at + words.length })
  return out
}

/** Most words looked for loosely: a whole article as one expression would be slow to search. */
const MOST_WORDS = 400

// Another program may have set other quotation marks, dashes or line breaks: the words in their order are the same.
function looseOccurrences(text: string, quotation: string): Span[] {
  const words = quotation.match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < 2 || words.length > MOST_WORDS) return []
  const pattern = new RegExp(words.join('[^\\p{L}\\p{N}]{1,6}'), 'gu')
  return [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }))
}

function best(text: string, q: Quoted, places: readonly Span[]): Span | null {
  let found: Span | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const s of places) {
    const context = sameEnd(text.slice(0, s.start), q.before) + sameStart(text.slice(s.end, s.end + AROUND), q.after)
    // The distance decides between places that have as much around them.
    const score = context - Math.abs(s.start - q.start) / (text.length + 1)
    if (score > most) [found, most] = [s, score]
  }
  return found
}

function sameStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

function sameEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}
