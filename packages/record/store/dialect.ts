import type { ColumnDataType, Expression, Kysely, RawBuilder } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import type { WordQuery } from './word-query.js'

/** What differs between databases; all else is one code for every one. */
export interface Dialect {
  readonly types: {
    /** A number the database gives out. */
    readonly serial: ColumnDataType | RawBuilder<unknown>
    readonly number: ColumnDataType
    readonly real: ColumnDataType
    readonly blob: ColumnDataType | RawBuilder<unknown>
  }
  /** Ends a table's definition where its rows are to lie in order of its primary key, with no other order beside. */
  readonly keyOrdered: RawBuilder<unknown>
  /** Statements as a query names them that looks up many of them and needs no body: by the index that has no more. */
  readonly narrow: string
  /** Most values one statement may bind. */
  readonly maxValues: number
  /** New numbers for rows of a table; within a transaction that writes. */
  numbers(db: Kysely<Tables>, table: 'articles' | 'statements', many: number): Promise<readonly number[]>
  /** All values of a column in a group, as text with commas between, or what is named. Two of them list the same rows in the same order. */
  joined(column: string, between?: string): RawBuilder<string>
  /** Of a column that has JSON objects those fields as JSON lists, of all rows in a group with commas between, in the order of `joined`. */
  joinedFields(column: string, fields: readonly string[]): RawBuilder<string>
  /** A text as a reading keeps it: asked for, it is a text again. */
  packed(text: string): string | Uint8Array
  /** How many days lie between two columns of days. */
  daysBetween(from: string, to: string): RawBuilder<number>
  /** Whether the record's tables are there. */
  hasTables(db: Kysely<Tables>): Promise<boolean>
  readonly words: Words
  /** Asks several questions of the record as it is at one moment, whatever others write meanwhile. */
  atOnce<T>(db: Kysely<Tables>, asks: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** What the database itself finds wrong with its file. */
  check(db: Kysely<Tables>): Promise<string[]>
  /** Sees to it that what was deleted is nowhere in the files any more. */
  purge(db: Kysely<Tables>): Promise<void>
  /** Lays out better what grew piece by piece or as an older program did, in small transactions; tells how far it came. */
  tidy(db: Kysely<Tables>, told: (line: string) => void): Promise<void>
  backup(db: Kysely<Tables>, to: string): Promise<void>
  restore(db: Kysely<Tables>, from: string): Promise<void>
}

/** The numbers from the first to the last, both included. */
export interface Numbers {
  readonly first: number
  readonly last: number
}

/** The word index of articles and of statements' contents. It keeps no text of its own. */
export interface Words {
  create(db: Kysely<Tables>): Promise<void>
  put(
    db: Kysely<Tables>,
    of: 'articles' | 'statements',
    rows: readonly { readonly id: number; readonly text: string }[],
  ): Promise<void>
  drop(db: Kysely<Tables>, of: 'articles' | 'statements', ids: readonly number[]): Promise<void>
  /** Forgets all words. */
  clear(db: Kysely<Tables>): Promise<void>
  /** A subquery that gives the ids of what holds the words: of those `most` that came on record last, none before `since`. */
  holding(of: 'articles' | 'statements', query: WordQuery, most: number, since?: number): Expression<number>
  /** From which id on to look for what holds several words, so that no more of the index is read than a bound; 0 for all. */
  since(db: Kysely<Tables>, of: 'articles' | 'statements', query: WordQuery): Promise<number>
  /** A subquery `(id, score)` of articles that hold the words; the lower the score the better, by those of the words that are weighed. */
  ranked(query: WordQuery, weighed: WordQuery): RawBuilder<{ id: number; score: number }>
  /** The same of those `most` that came on record last, the last one the best: no other is looked at, nor one outside of `within`. */
  latest(query: WordQuery, most: number, within?: Numbers): RawBuilder<{ id: number; score: number }>
  /** Whether more articles or statements than `most` hold the words. */
  exceeds(db: Kysely<Tables>, of: 'articles' | 'statements', query: WordQuery, most: number): Promise<boolean>
}
