import type { Copy, Reason, Span } from '@onrecord/format'
import { idOf } from '../ids.js'
import type { PreparedArticle } from '../prepared.js'
import { type Shared, type Shingles, sharedWith } from './shingles.js'

/** From this share on the whole is a copy, whatever was cut at its ends. */
const FULL = 0.8
/** Stretches that are shown as evidence. */
const SHOWN = 3

/** The id of what a copy has of its original, by the names of both. */
export const copyId = (copy: string, original: string): string => idOf('copy', [copy, original])

/** What a copy has of its original. */
export function copyOf(copy: PreparedArticle, original: PreparedArticle, cut: Shingles, from: Shingles): Copy {
  const shared = sharedWith(cut, from.all)
  const [of, by] = [copy.article, original.article]
  return {
    id: copyId(of.name, by.name),
    article: of.name,
    original: by.name,
    share: Math.round(1000 * shared.share) / 1000,
    kind: shared.share >= FULL ? 'full' : 'partial',
    wire: of.wire ?? by.wire,
    why: [reasonOf(copy, original, cut, from, shared)],
  }
}

function reasonOf(copy: PreparedArticle, original: PreparedArticle, a: Shingles, b: Shingles, shared: Shared): Reason {
  const spans = shared.runs.slice(0, SHOWN).map(([from, to]) => stretch(a, from, to))
  const there = new Map<number, number>()
  b.hashes.forEach((h, i) => {
    if (!there.has(h)) there.set(h, i)
  })
  const other = shared.runs.slice(0, SHOWN).flatMap(([from, to]) => {
    const at = there.get(a.hashes[from]!)
    return at === undefined ? [] : [stretch(b, at, Math.min(b.words.length, at + to - from))]
  })
  return {
    rule: `same text: ${shared.all} of ${a.words.length} words`,
    score: Math.round(1000 * shared.share) / 1000,
    evidence: [
      { article: copy.article.name, spans },
      { article: original.article.name, spans: other },
    ],
  }
}

const stretch = ({ words }: Shingles, from: number, to: number): Span => ({
  start: words[from]!.start,
  end: words[to - 1]!.end,
})
