import type { Copy, Difference, Occasion, Story, Utterance } from './across.js'
import type { ReadArticle } from './article.js'
import type { Day } from './day.js'
import type { LedgerEntry } from './ledger.js'

/** An article by the number its keeper gives it. Numbers are for finding only: no outcome depends on them. */
export type ArticleNo = number
/** Something within an article that is compared with others: its article's number and its place there in one number. */
export type Thing = number

const ITEMS = 65_536

export const thingOf = (article: ArticleNo, item: number): Thing => article * ITEMS + item
export const articleOf = (thing: Thing): ArticleNo => Math.floor(thing / ITEMS)
export const itemOf = (thing: Thing): number => thing % ITEMS
/** The first thing of an article and the first of the one behind it. */
export const thingsOf = (article: ArticleNo): readonly [Thing, Thing] => [article * ITEMS, (article + 1) * ITEMS]

/** What is found by keys of its own kind. */
export const SPACES = ['statement', 'instance', 'article', 'copy', 'due', 'telling'] as const
export type Space = (typeof SPACES)[number]
/** Ties of one kind make a graph. */
export const GRAPHS = ['said', 'together', 'event', 'matter', 'text'] as const
export type Graph = (typeof GRAPHS)[number]

/** What is noted with an article, to be had without its reading: what its matter, its statements, its ledger, its text (all of it, and its fingerprints) and its events are compared by first. */
export const NOTES = ['matter', 'said', 'told', 'text', 'event', 'print'] as const
export type Note = (typeof NOTES)[number]

/** That a thing is found by a key; of those that share one the least ranks stand for all. */
export interface Key {
  readonly key: number
  readonly thing: Thing
  /** Made of content, so that it is the same in every record. */
  readonly rank: number
}

/** That two things go together, as each of them has it. */
export interface Tie {
  readonly a: Thing
  readonly b: Thing
  /** Log-odds, at least 0. */
  readonly score: number
  /** What it rests on beside the two: the id of an occasion; else nothing. */
  readonly by: string
  /** The ranks of `a` and `b`. */
  readonly rankA: number
  readonly rankB: number
}

/** What weaving makes. */
export interface Made {
  copy: Copy
  utterance: Utterance
  occasion: Occasion
  difference: Difference
  story: Story
  ledger: LedgerEntry
}
export type MadeKind = keyof Made

/**
 * Where a weaver keeps what it goes by, so that an article more costs what that article touches. All of it is made of
 * the articles and can be made anew.
 */
export interface Loom {
  /** Articles as they are now read; a number that is not there any more is left out. */
  readings(articles: readonly ArticleNo[]): Promise<ReadonlyMap<ArticleNo, ReadArticle>>
  /** The names of articles. */
  names(articles: readonly ArticleNo[]): Promise<ReadonlyMap<ArticleNo, string>>

  /** Which of some articles are woven, and so may have left something here. */
  entered(articles: readonly ArticleNo[]): Promise<readonly ArticleNo[]>
  /** Notes that articles are woven, each with what is to be had of it without its reading; `gone` were before. */
  enter(come: ReadonlyMap<ArticleNo, Readonly<Record<Note, Uint8Array>>>, gone: readonly ArticleNo[]): Promise<void>
  /** What was noted with articles when they were woven last. */
  notes(note: Note, articles: readonly ArticleNo[]): Promise<ReadonlyMap<ArticleNo, Uint8Array>>

  /** Of each key's things the `limit` least by rank; keys that nothing has are left out. */
  heads(space: Space, keys: readonly number[], limit: number): Promise<ReadonlyMap<number, readonly Key[]>>
  /** Everything of one key. */
  bucket(space: Space, key: number): Promise<readonly Key[]>
  /** Of the keys' things those of at least one rank and less than another. */
  between(space: Space, keys: readonly number[], from: number, to: number): Promise<readonly Key[]>
  /** The thing of greatest rank that has a key. */
  last(space: Space, key: number): Promise<Key | null>
  keysOf(space: Space, things: readonly Thing[]): Promise<readonly Key[]>
  keysOfArticles(space: Space, articles: readonly ArticleNo[]): Promise<readonly Key[]>
  /** Takes the keys of articles out, but for those of things that stay. */
  dropKeysOf(space: Space, articles: readonly ArticleNo[], stays: (thing: Thing) => boolean): Promise<void>
  /** Puts keys in, which come in their order, so that those which lie together are written together. `stayed` are all others their articles have. */
  putKeys(space: Space, keys: readonly Key[], stayed: readonly Key[]): Promise<void>

  /** The ties of things, both ways round: `a` is the one asked for. */
  ties(graph: Graph, things: readonly Thing[]): Promise<readonly Tie[]>
  tiesOfArticles(graph: Graph, articles: readonly ArticleNo[]): Promise<readonly Tie[]>
  tiesBy(graph: Graph, by: string): Promise<readonly Tie[]>
  putTies(graph: Graph, ties: readonly Tie[]): Promise<void>
  dropTies(graph: Graph, ties: readonly Tie[]): Promise<void>

  /** The cells things were grouped in the last time. */
  cellsOf(graph: Graph, things: readonly Thing[]): Promise<ReadonlyMap<Thing, number>>
  cellsOfArticles(graph: Graph, articles: readonly ArticleNo[]): Promise<ReadonlyMap<Thing, number>>
  inCells(graph: Graph, cells: readonly number[]): Promise<readonly Thing[]>
  /** Says in which cell things are, null for those that are in none any more. */
  putCells(graph: Graph, cells: ReadonlyMap<Thing, number | null>): Promise<void>

  /** Ids of what was made of any of these things. */
  madeOf(kind: MadeKind, things: readonly Thing[]): Promise<readonly string[]>
  madeOfArticles(kind: MadeKind, articles: readonly ArticleNo[]): Promise<readonly string[]>
  /** Ids of what was made under each of some names: differences under the id of their occasion or utterance, occasions under what they were made of. Names that nothing has are left out. */
  madeBy(kind: MadeKind, by: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  made<K extends MadeKind>(kind: K, ids: readonly string[]): Promise<readonly Made[K][]>
  /** The things something was made of. */
  thingsOfMade(kind: MadeKind, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Thing[]>>
  put<K extends MadeKind>(
    kind: K,
    made: readonly { readonly link: Made[K]; readonly of: readonly Thing[]; readonly by: string }[],
  ): Promise<void>
  drop(kind: MadeKind, ids: readonly string[]): Promise<void>

  /** The last day an article was known to have appeared on when the ledger was last kept. */
  newest(): Promise<Day | null>
  setNewest(day: Day | null): Promise<void>
}
