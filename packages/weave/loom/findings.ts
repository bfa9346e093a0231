import { type ArticleNo, articleOf, type Thing } from '@onrecord/format/loom'
import type { Finding } from '../ledger/evidence.js'

/** Pairs of an entry and a sentence of which it is kept what the one tells of the other. */
const KEPT = 50_000

/** What sentences tell of entries (null: nothing), as far as they have been looked at: it depends on their two articles alone. */
export interface Findings {
  get(entry: Thing, telling: Thing): Finding | null | undefined
  set(entry: Thing, telling: Thing, found: Finding | null): void
  /** Forgets what was found in articles, or for their entries. */
  forget(articles: ReadonlySet<ArticleNo>): void
}

/** No findings yet. */
export function findings(kept = KEPT): Findings {
  const of = new Map<Thing, Map<Thing, Finding | null>>()
  let size = 0
  return {
    get: (entry, telling) => of.get(entry)?.get(telling),
    set(entry, telling, found) {
      if (size >= kept) {
        of.clear()
        size = 0
      }
      const known = of.get(entry) ?? new Map<Thing, Finding | null>()
      of.set(entry, known)
      if (!known.has(telling)) size++
      known.set(telling, found)
    },
    forget(articles) {
      for (const [entry, known] of of) {
        for (const telling of known.keys())
          if (articles.has(articleOf(entry)) || articles.has(articleOf(telling))) {
            known.delete(telling)
            size--
          }
        if (known.size === 0) of.delete(entry)
      }
    },
  }
}
