import type { Copy, Difference, LedgerEntry, Occasion, Story, Utterance } from '@onrecord/format'
import type { ExportOptions, Passage } from '../articles.js'

/** What links one article to others. Each stands with every article it names, but an entry of the ledger only with its own. */
export interface Links {
  readonly copies: readonly Copy[]
  readonly utterances: readonly Utterance[]
  readonly occasions: readonly Occasion[]
  readonly differences: readonly Difference[]
  readonly stories: readonly Story[]
  readonly ledger: readonly LedgerEntry[]
  /** What a search found in it. */
  readonly passages: readonly Passage[]
}

const NONE: Links = {
  copies: [],
  utterances: [],
  occasions: [],
  differences: [],
  stories: [],
  ledger: [],
  passages: [],
}

/** Looks up what links an article, by its name; nothing where there are no links. */
export function linksBy({
  woven = NONE,
  passages = [],
}: Pick<ExportOptions, 'woven' | 'passages'>): (article: string) => Links {
  const all = {
    copies: grouped(woven.copies, (c) => [c.article]),
    utterances: grouped(woven.utterances, (u) => u.statements.map((s) => s.article)),
    occasions: grouped(woven.occasions, (o) => o.articles),
    differences: grouped(woven.differences, (d) => d.articles),
    stories: grouped(woven.stories, (s) => s.articles),
    ledger: grouped(woven.ledger, (e) => [e.article]),
    passages: grouped(passages, (p) => [p.article]),
  }
  return (article) => ({
    copies: all.copies.get(article) ?? [],
    utterances: all.utterances.get(article) ?? [],
    occasions: all.occasions.get(article) ?? [],
    differences: all.differences.get(article) ?? [],
    stories: all.stories.get(article) ?? [],
    ledger: all.ledger.get(article) ?? [],
    passages: all.passages.get(article) ?? [],
  })
}

function grouped<T>(list: readonly T[], articlesOf: (link: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const by = new Map<string, T[]>()
  for (const link of list)
    for (const article of new Set(articlesOf(link))) {
      const known = by.get(article)
      if (known) known.push(link)
      else by.set(article, [link])
    }
  return by
}
