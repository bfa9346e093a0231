import { overlap, type ReadArticle, type Span, type Statement } from '@onrecord/format'
import { quotations } from '@onrecord/language'
import { type Word, words } from '../words/tokens.js'

/** Fewer words than this are no quotation that could be held against a source. */
const LEAST = 4

/** Words put in by the reporter, in square brackets. */
const INSERTED = /\[[^\]]*\]/g

/** The words a statement quotes, in order; what stands in square brackets is the reporter's and left out. */
export interface QuotedWords {
  readonly spans: readonly Span[]
  readonly words: readonly Word[]
  /** Whether the reporter put words in or marked an omission. */
  readonly marked: boolean
}

/** What a statement quotes of its speaker word by word; null where that is too little. */
export function quotedWords({ text }: ReadArticle, { content, kind }: Statement): QuotedWords | null {
  if (kind === 'indirect') return null
  const marks = quotations(text).all.filter((q) => q.depth === 0)
  const spans = content.flatMap((span) => {
    const inside = marks.filter((q) => overlap(q, span)).map((q) => ({ start: Math.max(q.start, span.start), end: Math.min(q.end, span.end) })) // biome-ignore format: one line
    return inside.length > 0 ? inside : kind === 'direct' ? [span] : []
  })
  let marked = false
  const list = spans.flatMap((span) => {
    const quoted = text.slice(span.start, span.end)
    marked ||= /\[|…|\. ?\. ?\./.test(quoted)
    const inserted = [...quoted.matchAll(INSERTED)].map((m) => ({ start: span.start + m.index, end: span.start + m.index + m[0].length })) // biome-ignore format: one line
    return words(text, span.start, span.end).filter((w) => !inserted.some((i) => overlap(i, w)))
  })
  return list.length < LEAST ? null : { spans, words: list, marked }
}

/** Words of such a run. */
const RUN = 4

/** Runs of words by which a source that holds the quotation is found: its beginning, its end, and some between. */
export function phrasesOf({ words: list }: QuotedWords): string[] {
  const length = Math.min(RUN, list.length)
  const starts = new Set([0, Math.floor((list.length - length) / 3), Math.floor((2 * (list.length - length)) / 3), list.length - length]) // biome-ignore format: one line
  return [...starts].map((at) => list.slice(at, at + length).map((w) => w.lower).join(' ')) // biome-ignore format: one line
}

/** Letters of a word that may be rare. */
const RARE = 4

/** The words of a quotation that may be rare, each as often as it stands there. */
export const mayBeRare = ({ words: list }: QuotedWords): string[] =>
  list.flatMap(({ lower }) => (lower.length < RARE ? [] : lower))

/** Runs of as many words around the rarest, so many at most. `often`: how often each stands that may be rare. */
export function rareRunsOf({ words: list }: QuotedWords, often: ReadonlyMap<string, number>, most: number): string[] {
  const length = Math.min(RUN, list.length)
  const rarest = list.flatMap(({ lower }, i) => (often.has(lower) ? { i, n: often.get(lower)! } : [])).sort((a, b) => a.n - b.n) // biome-ignore format: one line
  const starts: number[] = []
  for (const { i } of rarest) {
    if (starts.length >= most) break
    // One that is there already may hold it.
    if (starts.some((at) => at <= i && i < at + length)) continue
    starts.push(Math.max(0, Math.min(i - (length >> 1), list.length - length)))
  }
  return [...new Set(starts)].map((at) => list.slice(at, at + length).map((w) => w.lower).join(' ')) // biome-ignore format: one line
}
