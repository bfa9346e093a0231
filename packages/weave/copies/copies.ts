import type { Copy, Reason, Span } from '@onrecord/format'
import { idOf } from '../ids.js'
import type { PreparedArticle } from '../prepared.js'
import { whoIsFirst } from './first.js'
import { type Shared, type Shingles, sharedWith } from './shingles.js'

/** A pair is compared where so many fingerprints are the same; fewer are a phrase, not a passage. */
export const FINGERPRINTS = 3
/** Words outside quotation marks that must be shared, and in how long a stretch: the same quotation is no copy. */
export const OWN_WORDS = 40
export const OWN_RUN = 14
/** Share of the copy's words outside quotation marks that must stand in the other. */
export const OWN_SHARE = 0.2
/** Of one outlet's own articles more must be the same: editor's notes and appeals stand below all of them. */
export const HOUSE_SHARE = 0.5
/** From this share on the whole is a copy, whatever was cut at its ends. */
const FULL = 0.8
/** Stretches that are shown as evidence. */
const SHOWN = 3

/** Which of two articles repeats the other's text, if one does: `a` where it is true, `b` where it is false, null where neither. */
export function isTheCopy(a: PreparedArticle, b: PreparedArticle, cutA: Shingles, cutB: Shingles): boolean | null {
  let same = 0
  for (const f of cutA.fingerprints) if (cutB.fingerprints.has(f) && ++same === FINGERPRINTS) break
  if (same < FINGERPRINTS) return null
  const first = whoIsFirst(a.article, b.article) <= 0
  const [copy, original, of, from] = first ? [b, a, cutB, cutA] : [a, b, cutA, cutB]
  const shared = sharedWith(of, from.all)
  // Judged from the one that holds more of the other: a short text may stand whole in a long one.
  const back = sharedWith(from, of.all)
  const { outlet } = copy.article
  const least = outlet !== null && outlet === original.article.outlet ? HOUSE_SHARE : OWN_SHARE
  return isCopy(shared, least) || isCopy(back, least) ? !first : null
}

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

const isCopy = ({ own, ownShare, run }: Shared, least: number): boolean =>
  own >= OWN_WORDS && run >= OWN_RUN && ownShare >= least

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
