import type { Copy, Reason, Span } from '@onrecord/format'
import { pairsByKey } from '../blocking.js'
import { byText, idOf } from '../ids.js'
import type { PreparedArticle } from '../prepared.js'
import { whoIsFirst } from './first.js'
import { type Shared, type Shingles, sharedWith, shingles } from './shingles.js'

/** A pair is compared where so many fingerprints are the same; fewer are a phrase, not a passage. */
const FINGERPRINTS = 3
/** Words outside quotation marks that must be shared, and in how long a stretch: the same quotation is no copy. */
const OWN_WORDS = 40
const OWN_RUN = 14
/** Share of the copy's words outside quotation marks that must stand in the other. */
const OWN_SHARE = 0.2
/** Of one outlet's own articles more must be the same: editor's notes and appeals stand below all of them. */
const HOUSE_SHARE = 0.5
/** From this share on the whole is a copy, whatever was cut at its ends. */
const FULL = 0.8
/** Stretches that are shown as evidence. */
const SHOWN = 3

interface Pair {
  readonly copy: number
  readonly original: number
  readonly shared: Shared
  readonly reason: Reason
}

/**
 * Finds articles that repeat another's text, whole or in part, by shared shingles of the body. The credited agency's own
 * text is the original, else the earlier, else the longer. `prepared` must be sorted by name. A copy of two texts
 * (interleaved) is listed with both; a copy of a copy only with the first.
 */
export function copies(prepared: readonly PreparedArticle[]): Copy[] {
  const cut: Shingles[] = prepared.map(shingles)
  const sets = cut.map((c) => new Set(c.hashes))
  const pairs: Pair[] = []
  for (const [a, b] of pairsByKey(
    cut.map((c) => c.fingerprints),
    FINGERPRINTS,
  )) {
    const original = whoIsFirst(prepared[a]!.article, prepared[b]!.article) <= 0 ? a : b
    const copy = original === a ? b : a
    const shared = sharedWith(cut[copy]!, sets[original]!)
    // Judged from the one that holds more of the other: a short text may stand whole in a long one.
    const back = sharedWith(cut[original]!, sets[copy]!)
    const { outlet } = prepared[copy]!.article
    const least = outlet !== null && outlet === prepared[original]!.article.outlet ? HOUSE_SHARE : OWN_SHARE
    if (!isCopy(shared, least) && !isCopy(back, least)) continue
    pairs.push({
      copy,
      original,
      shared,
      reason: reasonOf(prepared[copy]!, prepared[original]!, cut[copy]!, cut[original]!, shared),
    })
  }
  const originals = new Map<number, Set<number>>()
  for (const { copy, original } of pairs) originals.set(copy, (originals.get(copy) ?? new Set()).add(original))
  return pairs
    .filter(({ copy, original }) => {
      const mine = originals.get(copy)!
      return ![...(originals.get(original) ?? [])].some((o) => mine.has(o))
    })
    .map(({ copy, original, shared, reason }): Copy => {
      const of = prepared[copy]!.article
      const from = prepared[original]!.article
      return {
        id: idOf('copy', [of.name, from.name]),
        article: of.name,
        original: from.name,
        share: Math.round(1000 * shared.share) / 1000,
        kind: shared.share >= FULL ? 'full' : 'partial',
        wire: of.wire ?? from.wire,
        why: [reason],
      }
    })
    .sort((a, b) => byText(a.article, b.article) || byText(a.original, b.original))
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
