import type { Runs } from '../text/run.js'

/** Words of a feed and what they are written in. Their runs lead to the feed's own characters. */
export interface FeedText {
  readonly runs: Runs
  readonly type: 'text' | 'html'
}

/** An entry of a feed: an article, or what is told of one that stands elsewhere. */
export interface FeedEntry {
  /** What tells it from others: its own id, else its address; null where it has neither. */
  readonly id: string | null
  /** The address of the article, whole. */
  readonly url: string | null
  readonly title: FeedText | null
  readonly byline: readonly string[] | null
  /** Dates as written. */
  readonly published: string | null
  readonly updated: string | null
  readonly language: string | null
  /** Where it was taken from another outlet's feed: that outlet. */
  readonly outlet: string | null
  readonly summary: FeedText | null
  readonly content: FeedText | null
}

/** A feed: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. */
export interface Feed {
  readonly title: string | null
  /** The address of the site it belongs to. */
  readonly url: string | null
  readonly language: string | null
  readonly entries: readonly FeedEntry[]
  /** Where the feed breaks off: the element and its line. */
  readonly broken: { readonly inside: string; readonly line: number } | null
}
