import type { Span } from '@onrecord/format'
import { isPunctuation, type View } from '@onrecord/reader/training'
import type { AnnotatedArticle } from './annotations.js'

/** A true attribution in tokens: ends excluded, `source` null where there is none. */
export interface Gold {
  readonly head: number
  readonly cue: readonly [number, number]
  readonly source: readonly [number, number] | null
  readonly sourceHead: number
  /** First and last (excluded) word of the content as a whole, whatever is cut out of it. */
  readonly content: readonly [number, number]
  readonly pieces: readonly (readonly [number, number])[]
}

/** Token range that spans touch, or null. */
function range(v: View, spans: readonly Span[]): [number, number] | null {
  const { tokens } = v.analysis
  let from = -1
  let to = -1
  for (const s of spans) {
    let lo = 0
    let hi = v.n
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (tokens[mid]!.end <= s.start) lo = mid + 1
      else hi = mid
    }
    for (let i = lo; i < v.n && tokens[i]!.start < s.end; i++) {
      if (from < 0 || i < from) from = i
      if (i >= to) to = i + 1
    }
  }
  return from < 0 ? null : [from, to]
}

/** The range without punctuation at its ends, or as it is where it is nothing else. */
function words(v: View, [from, to]: readonly [number, number]): [number, number] {
  let a = from
  let b = to
  while (a < b && isPunctuation(v, a)) a++
  while (b > a && isPunctuation(v, b - 1)) b--
  return a < b ? [a, b] : [from, to]
}

/** The token of a range that depends on one outside, content words first, then the topmost. */
function headOf(v: View, [from, to]: readonly [number, number]): number {
  let best = -1
  let bestRank = -1
  for (let i = from; i < to; i++) {
    const h = v.head[i]!
    if (h >= from && h < to) continue
    const rank =
      (/^(VB|NN|JJ|PRP|W)/.test(v.analysis.tokens[i]!.tag) ? 1000 : isPunctuation(v, i) ? 0 : 500) +
      (v.hi[i]! - v.lo[i]!)
    if (rank > bestRank) {
      bestRank = rank
      best = i
    }
  }
  return best < 0 ? from : best
}

/** The true attributions of an article in tokens; those whose content or cue holds no token are dropped. */
export function goldOf(v: View, article: AnnotatedArticle): Gold[] {
  const out: Gold[] = []
  for (const s of article.statements) {
    const cueRange = range(v, s.cue)
    const contentRange = range(v, s.content)
    if (!cueRange || !contentRange) continue
    const sourceRange = range(v, s.source)
    const source = sourceRange && words(v, sourceRange)
    const cue = words(v, cueRange)
    out.push({
      head: headOf(v, cue), cue, source, sourceHead: source ? headOf(v, source) : -1, content: words(v, contentRange),
      pieces: s.content.map((p) => range(v, [p])).filter((p) => p !== null).map((p) => words(v, p)),
    }) // biome-ignore format: the fields in a few lines
  }
  return out
}
