import type { ColumnType, Generated } from 'kysely'

/** One edition of an article. Every other table but `readings` speaks of newest editions alone. */
export interface ArticleTable {
  id: Generated<number>
  /** Digest of address and text. */
  key: string
  address: string
  /** Digest of the text alone, by which decisions name it. */
  text_digest: string
  /** 1 for the first text seen at the address. */
  edition: number
  newest: 0 | 1
  /** As the source names it. */
  name: string
  /** As links name it: the name, with the key's first eight digits behind it where another article bears the same. */
  handle: string
  uri: string
  url: string | null
  title: string | null
  outlet: string | null
  /** JSON. */
  byline: string | null
  wire: string | null
  language: string
  /** JSON of the reading's `published`. */
  published: string
  /** First and last day it may have appeared on; `~` where unknown, which sorts behind every day. */
  day_from: string
  day_to: string
  words: number
  statements: number
  conditions: number
  stamp: string
  /** Digest of what was handed to the reader. */
  source: string
  /** Digest of the reading as decided. */
  digest: string
}

/** The text and the reading of an edition. */
export interface ReadingTable {
  article: number
  /** Written as the database keeps texts (`Dialect.packed`). */
  text: ColumnType<string, string | Uint8Array, string | Uint8Array>
  /** The reading as deflated JSON with an empty `text`, so that the text is kept once. */
  body: Uint8Array
  /** The reading with decisions laid over it, kept alike; null where there are none. */
  decided: Uint8Array | null
  /** What was handed to the reader, kept alike. */
  source: Uint8Array
}
